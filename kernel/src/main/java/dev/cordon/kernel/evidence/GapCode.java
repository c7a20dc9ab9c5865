package dev.cordon.kernel.evidence;

/** Why something could not be found out. The policy decides what follows, class by class. */
public enum GapCode {
    /** A limit on bytes, depth, count, or time ended the work. */
    LIMIT_REACHED,
    /** The bytes are not what they claim to be, or are damaged. */
    UNPARSABLE,
    /** The content is encrypted and no key was found. */
    ENCRYPTED,
    /** Nothing here can read this kind of content. */
    UNSUPPORTED,
    /** This installation names nobody who could be asked: a fact about it, not about the message. */
    NOT_ASKED,
    /** Somebody was asked and did not answer. */
    NO_ANSWER,
    /** Two readers would read this differently. */
    AMBIGUOUS
}

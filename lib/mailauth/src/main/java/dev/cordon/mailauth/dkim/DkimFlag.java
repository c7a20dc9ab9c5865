package dev.cordon.mailauth.dkim;

import java.util.Locale;

/** What is worth knowing about a signature whether it passes or not. */
public enum DkimFlag {
    /** {@code l=}: only a part of the body is signed (RFC 6376 §8.2). */ L_TAG,
    /** {@code l=} leaves bytes of this body unsigned. */ L_UNCOVERED,
    /** {@code l=} is more than this body has. */ L_BEYOND_BODY,
    /** The message has several From fields. */ MULTIPLE_FROM,
    /** The message has more From fields than the signature covers: what a reader is shown may not be signed. */ UNSIGNED_FROM_COPIES,
    /** The same for Subject, To, Cc, Date, Reply-To, Sender or Content-Type. */ UNSIGNED_COPIES,
    /** A From field could be added without breaking the signature (RFC 6376 §8.15). */ FROM_NOT_OVERSIGNED,
    /** {@code t=y} of the key: signing is tried out. */ KEY_TESTING,
    /** An RSA key below 1,024 bits; refused (RFC 8301 §3.2). */ WEAK_KEY,
    /** An RSA key below 2,048 bits, which signers should not use any more (RFC 8301 §3.2). */ SHORT_KEY,
    /** rsa-sha1; refused (RFC 8301 §3.1). */ SHA1,
    /** Two or more signs that a signed message is sent again to other people. */ REPLAY_SUSPECT,
    /** The message was delivered to somebody whom the signed To and Cc do not name, which is usual for lists and for blind copies. */
    RECIPIENT_NOT_SIGNED,
    /** {@code t=} lies in the future by more than clocks differ. */ FUTURE_TIMESTAMP,
    /** {@code x=} has passed. */ EXPIRED,
    /** There is no key now, but there may have been one when the message came: selectors are withdrawn. Neither pass nor fail. */
    UNVERIFIABLE_LATE;

    /** The word in reports, such as {@code l-tag}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

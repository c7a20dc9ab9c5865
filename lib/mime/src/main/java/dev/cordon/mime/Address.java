package dev.cordon.mime;

/** One entry of an address list (RFC 5322 §3.4): a mailbox, or a named group of mailboxes. */
public sealed interface Address permits Mailbox, Group {

    /** The bytes of the raw message it stands in. */
    RawRange range();
}

package dev.cordon.kernel.config;

/** One mailbox that a connector protects. */
@Doc("One mailbox to protect.")
public record MailboxConfig(
        @Doc("The mailbox's address.") String address,
        @Doc("`true` rests the mailbox: it is neither read nor acted on, and what waits for it waits on.") boolean paused,
        @Doc("The identity that reads; only with `imap` and `jmap`.") Login reader,
        @Doc("The identity that acts; the reader's when not given.") Login actor) {
    /** A mailbox that is not paused. */
    public MailboxConfig(String address, Login reader, Login actor) {
        this(address, false, reader, actor);
    }

    /** A mailbox that is not paused, of a mail system with one identity for all. */
    public MailboxConfig(String address) {
        this(address, false, Login.NONE, Login.NONE);
    }
}

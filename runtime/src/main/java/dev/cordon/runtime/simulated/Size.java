package dev.cordon.runtime.simulated;

/**
 * How much is simulated.
 *
 * @param messages how many arrive
 * @param mailboxes in how many mailboxes
 */
public record Size(int messages, int mailboxes) {
    /** Twenty messages in three mailboxes. */
    public static final Size SMALL = new Size(20, 3);

    /** Refuses a size of nothing. */
    public Size {
        if (messages < 1 || mailboxes < 1) {
            throw new IllegalArgumentException("at least one message in one mailbox");
        }
    }
}

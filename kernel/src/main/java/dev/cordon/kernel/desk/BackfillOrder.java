package dev.cordon.kernel.desk;

import java.util.List;

/**
 * A wish to look at older mail.
 *
 * @param days how many days back, 1 to 365
 * @param mailboxes addresses; none means every mailbox
 * @param perMinute most messages a minute and mailbox, 1 to 6,000
 * @param act whether the policy is carried out on what is found
 */
public record BackfillOrder(int days, List<String> mailboxes, int perMinute, boolean act) {
    /** The furthest back. */
    public static final int DAYS_MAX = 365;
    /** The fastest. */
    public static final int PER_MINUTE_MAX = 6_000;

    /** Copies the list. */
    public BackfillOrder {
        mailboxes = List.copyOf(mailboxes);
    }

    /** What is wrong with it; empty when nothing is. */
    public String problem() {
        if (days < 1 || days > DAYS_MAX) {
            return "days must be 1 to " + DAYS_MAX;
        }
        return perMinute < 1 || perMinute > PER_MINUTE_MAX ? "the budget must be 1 to " + PER_MINUTE_MAX + " messages a minute" : "";
    }
}

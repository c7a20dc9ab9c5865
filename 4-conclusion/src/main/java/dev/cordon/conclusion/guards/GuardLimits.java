package dev.cordon.conclusion.guards;

import java.time.Duration;
import java.util.List;

/**
 * What the guards hold to.
 *
 * @param dryRun observe only: decide and record, never act
 * @param actsPerMailboxMax most acts in one mailbox within the window
 * @param actsMax most acts in all mailboxes within the window
 * @param window how far back acts are counted
 * @param protectedMailboxes addresses of mailboxes in which nothing is done automatically
 * @param deletion whether messages may be deleted for ever
 */
public record GuardLimits(boolean dryRun, int actsPerMailboxMax, int actsMax, Duration window, List<String> protectedMailboxes,
                          boolean deletion) {
    /** Limits under which nothing is deleted for ever. */
    public GuardLimits(boolean dryRun, int actsPerMailboxMax, int actsMax, Duration window, List<String> protectedMailboxes) {
        this(dryRun, actsPerMailboxMax, actsMax, window, protectedMailboxes, false);
    }

    /** Copies the list. */
    public GuardLimits {
        protectedMailboxes = List.copyOf(protectedMailboxes);
    }

    /** The same limits, and nothing is done. */
    public GuardLimits observing() {
        return new GuardLimits(true, actsPerMailboxMax, actsMax, window, protectedMailboxes, deletion);
    }

    /** Acting, at most 100 acts per mailbox and 1,000 in all within an hour, no mailbox protected. */
    public static final GuardLimits STANDARD = new GuardLimits(false, 100, 1_000, Duration.ofHours(1), List.of());
}

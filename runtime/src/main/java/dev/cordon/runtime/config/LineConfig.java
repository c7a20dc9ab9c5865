package dev.cordon.runtime.config;

import dev.cordon.kernel.config.Doc;
import java.time.Duration;
import java.util.List;

/** How the line runs. */
@Doc("How the line runs.")
public record LineConfig(
        @Doc("How many mailboxes are worked on at the same time.") int lanes,
        @Doc("A message that has no outcome after this long raises an alarm.") Duration ageAlarm,
        @Doc("Most acts in one mailbox within an hour; then acting stops and an alarm is raised.") int actsPerMailboxMax,
        @Doc("Most acts in all mailboxes within an hour; then acting stops and an alarm is raised.") int actsMax,
        @Doc("How often the mail that a provider lists is counted against the mail that was looked at; `0s` never.") Duration recountEvery,
        @Doc("Addresses of mailboxes in which nothing is done automatically.") List<String> protectedMailboxes,
        @Doc("Whether a policy may delete messages for ever (`then: delete`). What is deleted so can never be put back.")
        boolean permanentDeletion) {
    /** Eight lanes, an alarm after ten minutes, at most 100 acts per mailbox and 1,000 in all an hour, a recount every six hours. */
    public static final LineConfig STANDARD = new LineConfig(8, Duration.ofMinutes(10), 100, 1_000, Duration.ofHours(6), List.of());

    /** A line that deletes nothing for ever. */
    public LineConfig(int lanes, Duration ageAlarm, int actsPerMailboxMax, int actsMax, Duration recountEvery, List<String> protectedMailboxes) {
        this(lanes, ageAlarm, actsPerMailboxMax, actsMax, recountEvery, protectedMailboxes, false);
    }

    /** Copies the list. */
    public LineConfig {
        protectedMailboxes = List.copyOf(protectedMailboxes);
    }
}

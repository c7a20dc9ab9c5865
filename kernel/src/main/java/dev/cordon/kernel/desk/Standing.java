package dev.cordon.kernel.desk;

import dev.cordon.kernel.identity.MailboxId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the running system stands.
 *
 * @param counts inspections by state
 * @param ledgerSize entries recorded
 * @param ledgerRoot root hash in hex of the newest checkpoint, empty when there is none
 * @param alarms what a person must look at, newest first
 */
public record Standing(Instant startedAt, boolean dryRun, List<MailboxStanding> mailboxes, Map<String, Long> counts,
                       long ledgerSize, String ledgerRoot, Instant ledgerAt, List<String> alarms) {
    /** Copies the collections. */
    public Standing {
        mailboxes = List.copyOf(mailboxes);
        counts = Map.copyOf(counts);
        alarms = List.copyOf(alarms);
    }

    /**
     * How one mailbox stands.
     *
     * @param state connecting, watching, polling, paused, denied, unreachable
     * @param words more about the state, may be empty
     * @param arrived copies seen arriving, all time
     * @param inspected of them, those that have an outcome
     * @param days the newest days as counted again from what the provider lists, newest first
     */
    public record MailboxStanding(MailboxId mailbox, String state, String words, long arrived, long inspected, Instant lastSweep,
                                  List<CoverageDay> days) {
        /** Copies the list. */
        public MailboxStanding {
            days = List.copyOf(days);
        }
    }

    /**
     * One day of one mailbox, counted independently of the change feed.
     *
     * @param day the date by UTC, ISO 8601
     * @param listed copies of that day which the provider lists
     * @param judged how many of them had an outcome when it was counted last
     * @param missed how many of them the change feed had not told of; they were looked at when that was found
     * @param countedAt when it was counted last
     */
    public record CoverageDay(String day, long listed, long judged, long missed, Instant countedAt) {
        /** Whether the change feed had told of everything. */
        public boolean isWhole() {
            return missed == 0;
        }
    }
}

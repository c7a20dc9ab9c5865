package dev.cordon.kernel.desk;

import java.time.Instant;
import java.util.List;

/**
 * Which mailboxes are looked after, and whether everything in them was looked at.
 *
 * @param at when it was asked for
 * @param covered the mailboxes of the configuration with their newest days
 * @param excluded what is left out on purpose
 * @param uncovered addresses that the directory knows and nobody protects or excludes, sorted
 * @param directoryAt when the directory was read, so that an empty {@code uncovered} means none; the epoch when none was
 */
public record CoverageReport(Instant at, List<Standing.MailboxStanding> covered, List<Excluded> excluded, List<String> uncovered,
                             Instant directoryAt) {
    /** Copies the lists. */
    public CoverageReport {
        covered = List.copyOf(covered);
        excluded = List.copyOf(excluded);
        uncovered = List.copyOf(uncovered);
    }

    /**
     * A mailbox that is left out on purpose.
     *
     * @param until the last day, ISO 8601, by UTC
     * @param expired whether that day is over
     */
    public record Excluded(String address, String owner, String until, String why, boolean expired) {}

    /** Whether nothing in it needs a person: no day has a hole, no exclusion is over, nobody is uncovered. */
    public boolean isWhole() {
        return covered.stream().allMatch(m -> m.days().stream().allMatch(Standing.CoverageDay::isWhole))
                && excluded.stream().noneMatch(Excluded::expired) && uncovered.isEmpty();
    }
}

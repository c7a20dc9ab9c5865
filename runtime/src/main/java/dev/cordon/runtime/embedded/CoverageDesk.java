package dev.cordon.runtime.embedded;

import dev.cordon.kernel.config.Exclusion;
import dev.cordon.kernel.desk.CoverageReport;
import dev.cordon.kernel.desk.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which mailboxes are looked after, left out, or nobody's; leaving one out longer than was agreed is an alarm (EC-016, EC-017). */
final class CoverageDesk {
    private final List<Exclusion> excluded;
    private final Alarms alarms;
    private @Nullable Directories directories;

    CoverageDesk(List<Exclusion> excluded, Alarms alarms) {
        this.excluded = List.copyOf(excluded);
        this.alarms = alarms;
    }

    /** Where the addresses of everybody come from. */
    void directory(Directories from) {
        directories = from;
    }

    private static boolean isOver(Exclusion one, Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(LocalDate.parse(one.until()));
    }

    /** Raises an alarm for each exclusion whose time is over; once. */
    void remind(Instant now) {
        for (Exclusion one : excluded) {
            if (isOver(one, now)) {
                alarms.raise("exclusion:" + one.address() + ":" + one.until(), "the mailbox " + one.address() + " was to be left out until "
                        + one.until() + " only (" + one.owner() + "): protect it, or agree on a new day");
            }
        }
    }

    /** How it stands. */
    CoverageReport report(List<Standing.MailboxStanding> covered, Instant now) {
        List<CoverageReport.Excluded> left = excluded.stream().map(e -> new CoverageReport.Excluded(e.address(), e.owner(), e.until(), e.why(),
                isOver(e, now))).toList();
        Set<String> mine = new HashSet<>();
        covered.forEach(m -> mine.add(m.mailbox().address().toLowerCase(Locale.ROOT)));
        excluded.forEach(e -> mine.add(e.address().toLowerCase(Locale.ROOT)));
        Directories from = directories;
        Optional<Set<String>> everybody = from == null ? Optional.empty() : from.addresses();
        Set<String> uncovered = new TreeSet<>();
        everybody.ifPresent(all -> all.forEach(a -> uncovered.add(a.toLowerCase(Locale.ROOT))));
        uncovered.removeAll(mine);
        return new CoverageReport(now, covered, left, List.copyOf(uncovered),
                from == null || everybody.isEmpty() ? Instant.EPOCH : from.readAt());
    }
}

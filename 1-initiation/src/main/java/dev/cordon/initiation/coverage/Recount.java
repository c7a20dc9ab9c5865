package dev.cordon.initiation.coverage;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.MailReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Counts again what a mailbox holds of each day against what was looked at, without trusting the cursor: the proof that nothing was
 * missed. Whatever is found that nobody looked at is handed to the line, so that finding a hole closes it.
 */
public final class Recount {
    private static final int PAGES_MAX = 1_000;
    private static final Duration AGAIN = Duration.ofHours(1);

    /**
     * One day of one mailbox, by UTC.
     *
     * @param listed copies of that day which the provider lists now
     * @param judged how many of them have an outcome
     * @param missed how many of them nobody had looked at; they were handed to the line
     */
    public record Day(LocalDate day, int listed, int judged, int missed) {}

    private final MailReader reader;
    private final Sweep sweep;
    private final InstantSource clock;

    /** What we know of copies. */
    public interface Seen {
        /** Whether an inspection of that copy exists, finished or not. */
        boolean known(ProviderMessageId message);

        /** Whether one has an outcome. */
        boolean judged(ProviderMessageId message);
    }

    /** The sweep is run between listing and comparing, so that mail which arrives meanwhile is no hole. */
    public Recount(MailReader reader, Sweep sweep, InstantSource clock) {
        this.reader = reader;
        this.sweep = sweep;
        this.clock = clock;
    }

    /**
     * Counts every day from a moment until now.
     *
     * @param from never before the mailbox was protected: what was there before is no hole
     * @param seen what was looked at
     * @param keep makes notices durable before it returns
     * @return the days in order; a fault when the provider did not list everything, in which case nothing may be concluded
     */
    public Answer<List<Day>> run(MailboxId mailbox, Instant from, Seen seen, Consumer<List<Notice>> keep) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
        List<LocalDate> days = first.isAfter(today) ? List.of() : first.datesUntil(today.plusDays(1)).toList();
        List<Set<ProviderMessageId>> since = new ArrayList<>();
        for (LocalDate day : days) {
            Instant begins = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            switch (Listing.since(reader, mailbox, begins.isBefore(from) ? from : begins)) {
                case Answer.Known<Set<ProviderMessageId>> k -> since.add(k.value());
                case Answer.Unknown<Set<ProviderMessageId>> u -> {
                    return Answer.unknown(u.fault());
                }
            }
        }
        return swept(mailbox, keep).map(_ -> compared(mailbox, days, since, seen, keep));
    }

    private List<Day> compared(MailboxId mailbox, List<LocalDate> days, List<Set<ProviderMessageId>> since,
                               Seen seen, Consumer<List<Notice>> keep) {
        Instant now = clock.instant();
        List<Day> counted = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Set<ProviderMessageId> listed = new LinkedHashSet<>(since.get(i));
            if (i + 1 < since.size()) {
                listed.removeAll(since.get(i + 1));
            }
            List<Notice> missed = listed.stream().filter(id -> !seen.known(id))
                    .map(id -> new Notice(InspectionId.of(mailbox, id, Sweep.ARRIVAL), mailbox, id, Notice.Cause.SWEPT, now)).toList();
            if (!missed.isEmpty()) {
                keep.accept(missed);
            }
            counted.add(new Day(days.get(i), listed.size(), (int) listed.stream().filter(seen::judged).count(), missed.size()));
        }
        return List.copyOf(counted);
    }

    // Everything that was listed lies before the end of this sweep.
    private Answer<Boolean> swept(MailboxId mailbox, Consumer<List<Notice>> keep) {
        for (int run = 0; run < PAGES_MAX; run++) {
            switch (sweep.run(mailbox, keep)) {
                case Answer.Known<Sweep.Swept> k -> {
                    if (!k.value().more()) {
                        return Answer.of(true);
                    }
                }
                case Answer.Unknown<Sweep.Swept> u -> {
                    return Answer.unknown(u.fault());
                }
            }
        }
        return Answer.unknown(new Fault.Retry("the mailbox has more changes than one recount follows", AGAIN));
    }
}

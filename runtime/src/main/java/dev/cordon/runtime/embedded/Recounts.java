package dev.cordon.runtime.embedded;

import dev.cordon.initiation.coverage.Recount;
import dev.cordon.initiation.coverage.Sweep;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.desk.Standing;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Counts each mailbox again now and then, keeps what came out, and tells of every hole in the ledger and as an alarm. */
final class Recounts {
    private static final Duration AFTER_FAULT = Duration.ofMinutes(10);
    private static final Duration FIRST_WITHIN = Duration.ofMinutes(5);
    private static final int DAYS = 2;
    private static final int DAYS_SHOWN = 14;

    private final Database db;
    private final Ledger ledger;
    private final Alarms alarms;
    private final InstantSource clock;
    private final Duration every;
    private final Map<MailboxId, Instant> due = new ConcurrentHashMap<>();

    /** {@code every} is how often a mailbox is counted; zero never. */
    Recounts(Database db, Ledger ledger, Alarms alarms, InstantSource clock, Duration every) {
        this.db = db;
        this.ledger = ledger;
        this.alarms = alarms;
        this.clock = clock;
        this.every = every;
    }

    /** Whether the mailbox is to be counted now; a second question before it was counted says no. */
    boolean isDue(MailboxId mailbox, Instant now) {
        if (every.isZero()) {
            return false;
        }
        // Spread, so that ten thousand mailboxes are not all counted in the same minute.
        Instant at = due.computeIfAbsent(mailbox, m -> now.plusSeconds(Math.floorMod(m.key().hashCode(),
                Math.max(1, Math.min(FIRST_WITHIN.toSeconds(), every.toSeconds())))));
        if (now.isBefore(at)) {
            return false;
        }
        due.put(mailbox, now.plus(every));
        return true;
    }

    /** Counts one mailbox. */
    void run(MailboxId mailbox, Recount recount, Consumer<List<Notice>> keep) {
        Instant now = clock.instant();
        Instant from = began(mailbox, now);
        Instant window = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
        switch (recount.run(mailbox, from.isAfter(window) ? from : window, seen(mailbox), keep)) {
            case Answer.Known<List<Recount.Day>> k -> k.value().forEach(day -> counted(mailbox, day, now));
            case Answer.Unknown<List<Recount.Day>> _ -> due.put(mailbox, now.plus(AFTER_FAULT));
        }
    }

    // A mailbox that was never counted counts from now: what lay there before was never promised.
    Instant began(MailboxId mailbox, Instant now) {
        db.change("INSERT OR IGNORE INTO protections VALUES(?, ?)", mailbox.key(), now.toEpochMilli());
        return db.first("SELECT since FROM protections WHERE mailbox = ?", r -> Instant.ofEpochMilli(r.number(1)), mailbox.key()).orElse(now);
    }

    private Recount.Seen seen(MailboxId mailbox) {
        return new Recount.Seen() {
            @Override public boolean known(ProviderMessageId message) {
                return isKnown(mailbox, message);
            }

            @Override public boolean judged(ProviderMessageId message) {
                return isJudged(mailbox, message);
            }
        };
    }

    // A copy that we moved has another id and the claim of the inspection that moved it.
    private boolean isJudged(MailboxId mailbox, ProviderMessageId message) {
        String arrival = InspectionId.of(mailbox, message, Sweep.ARRIVAL).value();
        return db.first("SELECT 1 FROM inspections i WHERE (i.id = ? OR i.id IN (SELECT inspection FROM claims WHERE mailbox = ? AND message = ?))"
                + " AND NOT EXISTS (SELECT 1 FROM work w WHERE w.inspection = i.id AND w.after = '')", r -> r.number(1), arrival, mailbox.key(),
                message.value()).isPresent();
    }

    boolean isKnown(MailboxId mailbox, ProviderMessageId message) {
        return db.first("SELECT 1 FROM claims WHERE mailbox = ? AND message = ?", r -> r.number(1), mailbox.key(), message.value()).isPresent()
                || db.first("SELECT 1 FROM inspections WHERE id = ?", r -> r.number(1),
                        InspectionId.of(mailbox, message, Sweep.ARRIVAL).value()).isPresent();
    }

    private void counted(MailboxId mailbox, Recount.Day day, Instant now) {
        long missedBefore = db.first("SELECT missed FROM coverage_days WHERE mailbox = ? AND day = ?", r -> r.number(1), mailbox.key(),
                day.day().toString()).orElse(0L);
        long missed = missedBefore + day.missed();
        boolean closed = day.day().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
        boolean closedBefore = db.first("SELECT closed FROM coverage_days WHERE mailbox = ? AND day = ?", r -> r.number(1), mailbox.key(),
                day.day().toString()).orElse(0L) == 1;
        db.change("INSERT OR REPLACE INTO coverage_days VALUES(?, ?, ?, ?, ?, ?, ?)", mailbox.key(), day.day().toString(), day.listed(), missed,
                now.toEpochMilli(), closed ? 1 : 0, day.judged());
        if (day.missed() > 0) {
            alarms.raise("coverage:" + mailbox.key() + ":" + day.day() + ":" + missed, day.missed() + " messages of " + day.day() + " in "
                    + mailbox.address() + " had not been looked at; they are looked at now");
        }
        if (day.missed() > 0 || closed && !closedBefore) {
            record(mailbox, day, missed, now);
        }
    }

    private void record(MailboxId mailbox, Recount.Day day, long missed, Instant now) {
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("mailbox", new Json.Str(mailbox.key()));
        body.put("day", new Json.Str(day.day().toString()));
        body.put("listed", new Json.Num(day.listed()));
        body.put("judged", new Json.Num(day.judged()));
        body.put("missed", new Json.Num(missed));
        var answer = ledger.append(new Entry(Entry.Kind.COVERAGE, "coverage:" + mailbox.key() + ":" + day.day() + ":" + now.toEpochMilli(), now,
                new Json.Obj(body)));
        if (answer instanceof Answer.Unknown<Long> u) {
            alarms.raise("ledger", "the ledger cannot be extended, so nothing is done to mailboxes: " + u.fault().what());
        }
    }

    /** The newest days of a mailbox, newest first. */
    List<Standing.CoverageDay> days(MailboxId mailbox) {
        return db.ask("SELECT day, listed, judged, missed, counted FROM coverage_days WHERE mailbox = ? ORDER BY day DESC LIMIT ?", r ->
                new Standing.CoverageDay(r.text(1), r.number(2), r.number(3), r.number(4), Instant.ofEpochMilli(r.number(5))),
                mailbox.key(), DAYS_SHOWN);
    }
}

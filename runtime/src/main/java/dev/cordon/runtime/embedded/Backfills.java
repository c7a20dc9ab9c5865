package dev.cordon.runtime.embedded;

import dev.cordon.initiation.coverage.Listing;
import dev.cordon.initiation.coverage.Sweep;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.desk.BackfillOrder;
import dev.cordon.kernel.desk.BackfillStanding;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.port.read.Leisure;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.runtime.Manner;
import dev.cordon.runtime.WorkStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at the mail that lay in mailboxes before Cordon came. What is to be looked at is listed once and stored, then handed to the line
 * little by little, behind live mail; so a restart goes on where it was. Nothing is done to a message that was received before protection
 * began unless the order says so, whichever way it comes to the line.
 */
final class Backfills {
    private static final Duration AFTER_FAULT = Duration.ofMinutes(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String LISTING = "listing";
    private static final String RUNNING = "running";
    private static final String PAUSED = "paused";
    private static final String DONE = "done";
    private static final String ACTING = "backfill that acts";

    private final Database db;
    private final SqliteWork work;
    private final Recounts recounts;
    private final Ledger ledger;
    private final Alarms alarms;
    private final InstantSource clock;
    private final Map<String, Instant> due = new ConcurrentHashMap<>();
    private final Set<String> leisurely = ConcurrentHashMap.newKeySet();

    Backfills(Database db, SqliteWork work, Recounts recounts, Ledger ledger, Alarms alarms, InstantSource clock) {
        this.db = db;
        this.work = work;
        this.recounts = recounts;
        this.ledger = ledger;
        this.alarms = alarms;
        this.clock = clock;
        db.ask("SELECT mailbox FROM backfills WHERE state IN ('listing', 'running')", r -> due.put(r.text(1), Instant.EPOCH));
        db.ask("SELECT w.inspection FROM work w JOIN manners m ON m.inspection = w.inspection WHERE m.batch LIKE 'backfill:%'",
                r -> leisurely.add(r.text(1)));
    }

    private static String batch(MailboxId mailbox, Instant started) {
        return "backfill:" + mailbox.key() + ":" + started.toEpochMilli();
    }

    /** Begins for these mailboxes; one that is under way begins anew, and what was looked at is not looked at again. */
    void order(BackfillOrder order, List<MailboxId> mailboxes, String who) {
        Instant now = clock.instant();
        Instant from = now.minus(Duration.ofDays(order.days()));
        for (MailboxId mailbox : mailboxes) {
            record(mailbox, "ordered", now, Map.of("who", new Json.Str(who), "days", new Json.Num(order.days()),
                    "act", new Json.Bool(order.act()), "per-minute", new Json.Num(order.perMinute())));
            db.transaction(() -> {
                db.change("DELETE FROM backfill_pending WHERE mailbox = ?", mailbox.key());
                db.change("INSERT OR REPLACE INTO backfills VALUES(?, ?, ?, ?, ?, ?, 0, 0, ?, '')", mailbox.key(), from.toEpochMilli(),
                        now.toEpochMilli(), order.act() ? 1 : 0, order.perMinute(), LISTING, now.toEpochMilli());
            });
            due.put(mailbox.key(), now);
        }
    }

    /** Rests or goes on. */
    void rest(List<MailboxId> mailboxes, boolean rest, String who) {
        Instant now = clock.instant();
        for (MailboxId mailbox : mailboxes) {
            int changed = rest ? db.change("UPDATE backfills SET state = 'paused', words = ? WHERE mailbox = ? AND state IN ('listing', 'running')",
                    "by " + who, mailbox.key())
                    : db.change("UPDATE backfills SET state = CASE WHEN listed = 0 THEN 'listing' ELSE 'running' END, words = '', last = ?"
                            + " WHERE mailbox = ? AND state = 'paused'", now.toEpochMilli(), mailbox.key());
            if (changed > 0) {
                record(mailbox, rest ? PAUSED : "resumed", now, Map.of("who", new Json.Str(who)));
                if (rest) {
                    due.remove(mailbox.key());
                } else {
                    due.put(mailbox.key(), now);
                }
            }
        }
    }

    /** Whether there is something to do in a mailbox now; a second question before it was done says no. */
    boolean isDue(MailboxId mailbox, Instant now) {
        Instant at = due.getOrDefault(mailbox.key(), Instant.MAX);
        if (now.isBefore(at)) {
            return false;
        }
        due.put(mailbox.key(), Instant.MAX);
        return true;
    }

    /** When the next piece of a mailbox's work is due. */
    Instant next(MailboxId mailbox) {
        return due.getOrDefault(mailbox.key(), Instant.MAX);
    }

    /** Whether an inspection may wait for live mail. */
    boolean isLeisurely(InspectionId inspection) {
        return leisurely.contains(inspection.value());
    }

    /** An inspection's work ended. */
    void ended(InspectionId inspection) {
        leisurely.remove(inspection.value());
    }

    /** Does the next piece of a mailbox's work. */
    void run(MailboxId mailbox, MailReader reader) {
        Optional<Instant> again;
        try {
            Optional<BackfillStanding> now = standing(mailbox);
            again = now.isEmpty() ? Optional.empty() : switch (now.get().state()) {
                case LISTING -> list(now.get(), reader);
                case RUNNING -> hand(now.get());
                default -> Optional.empty();
            };
        } catch (WorkStore.NotKept e) {
            // The store is full or broken, which is told already: nothing is lost, it goes on later.
            again = Optional.of(clock.instant().plus(AFTER_FAULT));
        }
        again.ifPresentOrElse(at -> due.put(mailbox.key(), at), () -> due.remove(mailbox.key()));
    }

    private Optional<Instant> list(BackfillStanding b, MailReader reader) {
        return switch (Leisure.during(() -> Listing.since(reader, b.mailbox(), b.from()))) {
            case Answer.Unknown<Set<ProviderMessageId>> u -> {
                db.change("UPDATE backfills SET words = ? WHERE mailbox = ?", u.fault().what(), b.mailbox().key());
                yield Optional.of(clock.instant().plus(AFTER_FAULT));
            }
            case Answer.Known<Set<ProviderMessageId>> k -> {
                db.transaction(() -> {
                    int place = 0;
                    for (ProviderMessageId id : k.value()) {
                        db.change("INSERT OR REPLACE INTO backfill_pending VALUES(?, ?, ?)", b.mailbox().key(), place++, id.value());
                    }
                    db.change("UPDATE backfills SET state = 'running', listed = ?, last = ?, words = '' WHERE mailbox = ? AND state = 'listing'",
                            k.value().size(), clock.instant().minus(MINUTE).toEpochMilli(), b.mailbox().key());
                });
                yield Optional.of(clock.instant());
            }
        };
    }

    private record Pending(long place, ProviderMessageId message) {}

    private Optional<Instant> hand(BackfillStanding b) {
        Instant now = clock.instant();
        String key = b.mailbox().key();
        long last = db.first("SELECT last FROM backfills WHERE mailbox = ?", r -> r.number(1), key).orElse(now.toEpochMilli());
        long elapsed = Math.clamp(now.toEpochMilli() - last, 0, MINUTE.toMillis());
        long may = Math.min(b.perMinute() * elapsed / MINUTE.toMillis(), b.perMinute() - b.open());
        Duration each = MINUTE.dividedBy(b.perMinute());
        if (b.handed() < b.listed() && may > 0) {
            List<Pending> next = db.ask("SELECT place, message FROM backfill_pending WHERE mailbox = ? ORDER BY place LIMIT ?",
                    r -> new Pending(r.number(1), new ProviderMessageId(r.text(2))), key, may);
            next.forEach(p -> handOne(b, p, now));
            db.change("UPDATE backfills SET handed = handed + ?, last = ? WHERE mailbox = ?", next.size(), now.toEpochMilli(), key);
            return Optional.of(now.plus(each));
        }
        if (b.handed() < b.listed() || b.open() > 0) {
            return Optional.of(now.plus(each.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : each));
        }
        db.change("UPDATE backfills SET state = 'done' WHERE mailbox = ?", key);
        record(b.mailbox(), DONE, now, Map.of("listed", new Json.Num(b.listed()), "flagged", new Json.Num(b.flagged())));
        return Optional.empty();
    }

    // In this order: whatever is lost in a crash is done again, and no message comes to the line without its manner.
    private void handOne(BackfillStanding b, Pending pending, Instant now) {
        MailboxId mailbox = b.mailbox();
        InspectionId inspection = InspectionId.of(mailbox, pending.message(), Sweep.ARRIVAL);
        if (!recounts.isKnown(mailbox, pending.message())) {
            keep(b, new Notice(inspection, mailbox, pending.message(), Notice.Cause.SWEPT, now),
                    b.act() ? new Manner.Ordinary() : new Manner.Observed(recounts.began(mailbox, now)));
        } else if (b.act() && work.manner(inspection) instanceof Manner.Observed) {
            // It was only observed then; now somebody wants the policy carried out.
            InspectionId again = InspectionId.of(mailbox, pending.message(), ACTING);
            keep(b, new Notice(again, mailbox, pending.message(), Notice.Cause.HUNTED, now), new Manner.Ordinary());
        }
        db.change("DELETE FROM backfill_pending WHERE mailbox = ? AND place = ?", mailbox.key(), pending.place());
    }

    private void keep(BackfillStanding b, Notice notice, Manner manner) {
        work.manner(notice.inspection(), b.mailbox(), batch(b.mailbox(), b.startedAt()), manner);
        leisurely.add(notice.inspection().value());
        work.keep(List.of(notice));
    }

    private Optional<BackfillStanding> standing(MailboxId mailbox) {
        Instant started = db.first("SELECT started FROM backfills WHERE mailbox = ?", r -> Instant.ofEpochMilli(r.number(1)), mailbox.key())
                .orElse(Instant.EPOCH);
        long open = db.first("SELECT count(*) FROM work WHERE inspection IN (SELECT inspection FROM manners WHERE batch = ?)", r -> r.number(1),
                batch(mailbox, started)).orElse(0L);
        long flagged = db.first("SELECT count(*) FROM inspections WHERE id IN (SELECT inspection FROM manners WHERE batch = ?)"
                + " AND json_extract(row, '$.verdict') IN ('malicious', 'suspicious')", r -> r.number(1), batch(mailbox, started)).orElse(0L);
        return db.first("SELECT state, since, started, act, per_minute, listed, handed, words FROM backfills WHERE mailbox = ?",
                r -> new BackfillStanding(mailbox, r.text(1), Instant.ofEpochMilli(r.number(2)), Instant.ofEpochMilli(r.number(3)),
                        r.number(4) == 1, (int) r.number(5), r.number(6), r.number(7), open, flagged, r.text(8)), mailbox.key());
    }

    /** How far each of these mailboxes has come; those without a backfill are left out. */
    List<BackfillStanding> standing(List<MailboxId> mailboxes) {
        Set<String> begun = Set.copyOf(db.ask("SELECT mailbox FROM backfills", r -> r.text(1)));
        return mailboxes.stream().filter(m -> begun.contains(m.key())).flatMap(m -> standing(m).stream()).toList();
    }

    private void record(MailboxId mailbox, String what, Instant now, Map<String, Json> more) {
        Map<String, Json> body = new LinkedHashMap<>(more);
        body.put("mailbox", new Json.Str(mailbox.key()));
        body.put("backfill", new Json.Str(what));
        var answer = ledger.append(new Entry(Entry.Kind.COVERAGE, "backfill:" + mailbox.key() + ":" + what + ":" + now.toEpochMilli(), now,
                new Json.Obj(body)));
        if (answer instanceof Answer.Unknown<Long> u) {
            alarms.raise("ledger", "the ledger cannot be extended, so nothing is done to mailboxes: " + u.fault().what());
        }
    }
}

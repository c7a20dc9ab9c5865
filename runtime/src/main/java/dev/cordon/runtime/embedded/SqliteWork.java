package dev.cordon.runtime.embedded;

import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.verdict.Authentication;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.keep.Blobs;
import dev.cordon.runtime.Ending;
import dev.cordon.runtime.JsonReader;
import dev.cordon.runtime.Manner;
import dev.cordon.runtime.Phase;
import dev.cordon.runtime.Rows;
import dev.cordon.runtime.Work;
import dev.cordon.runtime.WorkStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Work, inspections and outcomes in {@code state.db}. What is larger than 256 KiB goes to the blobs, and its hash to the table. */
final class SqliteWork implements WorkStore {
    private static final int ROW_CHARS_MAX = 256 << 10;
    private static final String BLOB = "blob:";
    private static final String COLUMNS = "inspection, mailbox, phase, input, after, looks, since, due, attempt";

    private final Database db;
    private final SqliteRecords records;
    private final Blobs blobs;
    private final InstantSource clock;
    private final BiConsumer<InspectionRow, Optional<Ending>> changed;

    /** {@code changed} is told of every row after it was stored, with the ending when the work ended. */
    SqliteWork(Database db, SqliteRecords records, Blobs blobs, InstantSource clock, BiConsumer<InspectionRow, Optional<Ending>> changed) {
        this.db = db;
        this.records = records;
        this.blobs = blobs;
        this.clock = clock;
        this.changed = changed;
        int _ = db.change("CREATE TEMP TABLE IF NOT EXISTS resting(mailbox TEXT PRIMARY KEY)");
    }

    /** Lets stored work of every other mailbox rest: of those that are paused and those that were taken out of the configuration. */
    void only(Set<MailboxId> active) {
        Set<String> texts = active.stream().map(Canonical::text).collect(Collectors.toSet());
        for (String mailbox : db.ask("SELECT DISTINCT mailbox FROM work", r -> r.text(1))) {
            if (!texts.contains(mailbox)) {
                db.change("INSERT OR IGNORE INTO resting VALUES(?)", mailbox);
            }
        }
    }

    @Override public void keep(List<Notice> notices) {
        List<InspectionRow> fresh = new ArrayList<>();
        db.transaction(() -> {
            fresh.clear();
            for (Notice n : notices) {
                Work work = new Work(n.inspection(), n.mailbox(), Phase.INITIATION, Canonical.write(n), "", 0, n.noticedAt(), n.noticedAt(), 0);
                InspectionRow row = Rows.open(work, "waiting");
                int inserted = db.change("INSERT OR IGNORE INTO inspections(id, mailbox, noticed, state, counted, row) VALUES(?, ?, ?, ?, 0, ?)",
                        n.inspection().value(), n.mailbox().key(), n.noticedAt().toEpochMilli(), "waiting", Canonical.text(row));
                if (inserted == 1) {
                    put(work);
                    db.change("INSERT INTO coverage VALUES(?, 1, 0, 0) ON CONFLICT(mailbox) DO UPDATE SET arrived = arrived + 1",
                            n.mailbox().key());
                    fresh.add(row);
                }
            }
        });
        fresh.forEach(row -> changed.accept(row, Optional.empty()));
    }

    private void put(Work work) {
        db.change("INSERT OR REPLACE INTO work(" + COLUMNS + ", seq) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " coalesce((SELECT seq FROM work WHERE inspection = ?), (SELECT coalesce(max(seq), 0) + 1 FROM work)))",
                work.inspection().value(), Canonical.text(work.mailbox()), work.phase().name(), claimCheck(work.input().canonical()), work.after(),
                work.looks(), work.since().toEpochMilli(), work.due().toEpochMilli(), work.attempt(), work.inspection().value());
    }

    @Override public void next(Work done, Work next) {
        InspectionRow[] row = new InspectionRow[1];
        db.transaction(() -> {
            put(next);
            row[0] = Rows.open(next, "inspecting");
            show(row[0]);
        });
        changed.accept(row[0], Optional.empty());
    }

    @Override public void later(Work again, String state, String why) {
        InspectionRow[] shown = new InspectionRow[1];
        db.transaction(() -> {
            put(again);
            InspectionRow row = row(again.inspection()).orElseGet(() -> Rows.open(again, state));
            shown[0] = new InspectionRow(row.id(), row.mailbox(), row.noticedAt(), again.phase() == Phase.RELEASE ? row.state() : state, row.from(),
                    row.displayName(), row.subject(), row.verdict(), row.disposition(), row.policyRule(), List.of(why), row.latencyMillis());
            show(shown[0]);
        });
        changed.accept(shown[0], Optional.empty());
    }

    /** A person's release becomes work. */
    void release(Work release) {
        db.transaction(() -> put(release));
    }

    @Override public void end(Work done, Ending ending, List<Work> more) {
        String body = ending instanceof Ending.Ended e ? claimCheck(Canonical.text(e.outcome())) : "";
        List<InspectionRow> shown = new ArrayList<>();
        db.transaction(() -> {
            shown.clear();
            InspectionRow before = row(done.inspection()).orElseGet(() -> Rows.open(done, "inspecting"));
            InspectionRow row = Rows.ended(before, ending, clock.instant());
            db.change("DELETE FROM work WHERE inspection = ?", done.inspection().value());
            show(row);
            shown.add(row);
            count(done);
            switch (ending) {
                case Ending.Ended e -> ended(done, e.outcome(), body, row, shown);
                case Ending.NotAdmitted _ -> superseded(done, row, shown);
                case Ending.Released _ -> db.change("DELETE FROM work WHERE after = ?", done.inspection().value());
                case Ending.NotReleased _ -> { }
            }
            for (Work w : more) {
                put(w);
                records.handOver(done.inspection(), w.inspection());
            }
        });
        for (InspectionRow row : shown) {
            changed.accept(row, row.id().equals(done.inspection()) ? Optional.of(ending) : Optional.empty());
        }
    }

    private void ended(Work done, Outcome outcome, String body, InspectionRow row, List<InspectionRow> shown) {
        db.change("INSERT OR REPLACE INTO outcomes VALUES(?, ?)", done.inspection().value(), body);
        if (done.after().isEmpty()) {
            fold(done.mailbox().tenant(), outcome.judgement());
        }
        superseded(done, row, shown);
    }

    // The inspection that was held shows how the later look ended.
    private void superseded(Work done, InspectionRow now, List<InspectionRow> shown) {
        if (done.after().isEmpty()) {
            return;
        }
        row(new InspectionId(done.after())).ifPresent(held -> {
            List<String> reasons = new ArrayList<>(List.of("looked at again: " + now.state()));
            reasons.addAll(held.reasons());
            InspectionRow row = new InspectionRow(held.id(), held.mailbox(), held.noticedAt(), held.state().equals("released") ? "released"
                    : "concluded", held.from(), held.displayName(), held.subject(), held.verdict(), held.disposition(), held.policyRule(),
                    reasons, held.latencyMillis());
            show(row);
            shown.add(row);
        });
    }

    private void fold(TenantId tenant, Judgement judgement) {
        boolean flagged = switch (judgement.verdict()) {
            case SUSPICIOUS, MALICIOUS -> true;
            case CLEAN, BULK, INDETERMINATE -> false;
        };
        for (Address author : judgement.dossier().message().authors()) {
            records.fold(tenant, author.spec(), judgement.dossier().intake().receivedAt(), flagged);
        }
        for (Authentication.MethodResult result : judgement.authentication().results()) {
            String fingerprint = result.details().getOrDefault("fingerprint", "");
            if (!fingerprint.isEmpty()) {
                records.fold(tenant, fingerprint, judgement.dossier().intake().receivedAt());
            }
        }
    }

    // Each arrival is ticked once, whatever became of it.
    private void count(Work done) {
        int ticked = db.change("UPDATE inspections SET counted = 1 WHERE id = ? AND counted = 0", done.inspection().value());
        if (ticked == 1 && done.after().isEmpty()) {
            db.change("UPDATE coverage SET inspected = inspected + 1 WHERE mailbox = ?", done.mailbox().key());
        }
    }

    private void show(InspectionRow row) {
        db.change("""
                INSERT INTO inspections(id, mailbox, noticed, state, counted, row) VALUES(?, ?, ?, ?, 0, ?)
                  ON CONFLICT(id) DO UPDATE SET state = excluded.state, row = excluded.row""",
                row.id().value(), row.mailbox().key(), row.noticedAt().toEpochMilli(), row.state(), Canonical.text(row));
    }

    /** One inspection as a list shows it. */
    Optional<InspectionRow> row(InspectionId inspection) {
        return db.first("SELECT row FROM inspections WHERE id = ?", r -> read(InspectionRow.class, r.text(1)), inspection.value());
    }

    /** The newest inspections, newest first. */
    List<InspectionRow> rows(int max) {
        return db.ask("SELECT row FROM inspections ORDER BY seq DESC LIMIT ?", r -> read(InspectionRow.class, r.text(1)), max);
    }

    /** Inspections by state. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        db.ask("SELECT state, count(*) FROM inspections GROUP BY state ORDER BY state", r -> counts.put(r.text(1), r.number(2)));
        return counts;
    }

    @Override public Answer<Outcome> outcome(InspectionId inspection) {
        return db.first("SELECT body FROM outcomes WHERE inspection = ?", r -> r.text(1), inspection.value())
                .map(body -> Answer.of(read(Outcome.class, whole(body))))
                .orElseGet(() -> Answer.unknown(new Fault.Gone("inspection " + inspection.value() + " has no outcome")));
    }

    @Override public Manner manner(InspectionId inspection) {
        return db.first("SELECT kind, before, who, why FROM manners WHERE inspection = ?", r -> switch (r.text(1)) {
            case "observed" -> new Manner.Observed(Instant.ofEpochMilli(r.number(2)));
            case "commanded" -> new Manner.Commanded(r.text(3), r.text(4));
            default -> (Manner) new Manner.Ordinary();
        }, inspection.value()).orElseGet(Manner.Ordinary::new);
    }

    /** Says how an inspection is to be concluded, and to which batch it belongs; before it becomes work. */
    void manner(InspectionId inspection, MailboxId mailbox, String batch, Manner manner) {
        String kind = switch (manner) {
            case Manner.Ordinary _ -> "ordinary";
            case Manner.Observed _ -> "observed";
            case Manner.Commanded _ -> "commanded";
        };
        long before = manner instanceof Manner.Observed o ? o.before().toEpochMilli() : 0;
        String who = manner instanceof Manner.Commanded c ? c.who() : "";
        String why = manner instanceof Manner.Commanded c ? c.why() : "";
        db.change("INSERT OR REPLACE INTO manners VALUES(?, ?, ?, ?, ?, ?, ?)", inspection.value(), mailbox.key(), batch, kind, before, who, why);
    }

    /** Work that is due, in the order in which it came. */
    List<Work> due(Instant now, int max) {
        return db.ask("SELECT " + COLUMNS
                + " FROM work WHERE due <= ? AND mailbox NOT IN (SELECT mailbox FROM resting) ORDER BY seq LIMIT ?", this::work,
                        now.toEpochMilli(), max);
    }

    /** The due time of the earliest work after a moment. */
    Optional<Instant> nextDue(Instant after) {
        return db.first("SELECT min(due) FROM work WHERE due > ? HAVING count(*) > 0", r -> Instant.ofEpochMilli(r.number(1)),
                after.toEpochMilli());
    }

    /** Work whose notice came before a moment and that has no outcome yet. */
    List<Work> overdue(Instant before, int max) {
        return db.ask("SELECT " + COLUMNS
                + " FROM work WHERE since < ? AND mailbox NOT IN (SELECT mailbox FROM resting) ORDER BY since LIMIT ?", this::work,
                        before.toEpochMilli(), max);
    }

    /** Whether an inspection has work waiting or running. */
    boolean isOpen(InspectionId inspection) {
        return db.first("SELECT 1 FROM work WHERE inspection = ?", r -> r.number(1), inspection.value()).isPresent();
    }

    private Work work(Database.Row r) {
        return new Work(new InspectionId(r.text(1)), read(MailboxId.class, r.text(2)), Phase.valueOf(r.text(3)), json(whole(r.text(4))), r.text(5),
                (int) r.number(6), Instant.ofEpochMilli(r.number(7)), Instant.ofEpochMilli(r.number(8)), (int) r.number(9));
    }

    private String claimCheck(String text) {
        if (text.length() <= ROW_CHARS_MAX) {
            return text;
        }
        return switch (blobs.put(Raw.owning(text.getBytes(StandardCharsets.UTF_8)))) {
            case Answer.Known<ContentHash> k -> BLOB + k.value().value();
            case Answer.Unknown<ContentHash> u -> throw new NotKept(u.fault().what(), new IllegalStateException("no room for a blob"));
        };
    }

    private String whole(String body) {
        if (!body.startsWith(BLOB)) {
            return body;
        }
        return switch (blobs.get(new ContentHash(body.substring(BLOB.length())))) {
            case Answer.Known<Raw> k -> new String(k.value().shared(), StandardCharsets.UTF_8);
            case Answer.Unknown<Raw> u -> throw new NotKept(u.fault().what(), new IllegalStateException("a blob is missing"));
        };
    }

    private static <T> T read(Class<T> type, String text) {
        return Canonical.read(type, json(text));
    }

    private static Json json(String text) {
        try {
            return JsonReader.read(text);
        } catch (JsonReader.NotJson e) {
            throw new IllegalStateException("state.db holds a text that is not ours: " + e.getMessage(), e);
        }
    }
}

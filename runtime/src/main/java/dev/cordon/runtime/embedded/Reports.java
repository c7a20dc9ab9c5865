package dev.cordon.runtime.embedded;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.Part;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.keep.Blobs;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.runtime.config.ReportsConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Follows reports of readers: the reported message is unwrapped, its original is found in the reporter's own mailbox by Message-ID, and judged
 * again with the fact that it was reported. A report decides nothing (EC-073), reaches no mailbox but the reporter's, and is never answered by
 * mail, so that nothing can be made to write to strangers (EC-085).
 */
final class Reports {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int AT_ONCE_MAX = 50;
    private static final int HEADER_BYTES_MAX = 256 << 10;
    private static final int COPIES_MAX = 20;

    private final Database db;
    private final SqliteWork work;
    private final Blobs blobs;
    private final Ledger ledger;
    private final InstantSource clock;
    private final ReportsConfig config;

    Reports(Database db, SqliteWork work, Blobs blobs, Ledger ledger, InstantSource clock, ReportsConfig config) {
        this.db = db;
        this.work = work;
        this.blobs = blobs;
        this.ledger = ledger;
        this.clock = clock;
        this.config = config;
    }

    /** Follows what was reported since the last time; each report once, also over a restart. */
    void run(List<MailboxWatch> watches) {
        for (MailboxWatch taking : watches) {
            if (config.mailboxes().stream().anyMatch(taking.mailbox().address()::equalsIgnoreCase)) {
                List<String> fresh = db.ask("SELECT id FROM inspections WHERE mailbox = ? AND state IN ('concluded', 'held')"
                        + " AND id NOT IN (SELECT inspection FROM reports) ORDER BY seq LIMIT ?", r -> r.text(1), taking.mailbox().key(),
                        AT_ONCE_MAX);
                fresh.forEach(id -> follow(new InspectionId(id), watches));
            }
        }
    }

    private void follow(InspectionId report, List<MailboxWatch> watches) {
        Optional<Judgement> judgement = switch (work.outcome(report)) {
            case Answer.Known<Outcome> k -> Optional.of(k.value().judgement());
            case Answer.Unknown<Outcome> _ -> Optional.empty();
        };
        String reporter = judgement.flatMap(j -> j.dossier().message().authors().stream().findFirst()).map(Address::spec).orElse("");
        Instant now = clock.instant();
        Optional<MailboxWatch> theirs = watches.stream().filter(w -> !w.isPaused() && w.mailbox().address().equalsIgnoreCase(reporter)).findFirst();
        long lately = db.first("SELECT count(*) FROM reports WHERE reporter = ? AND at >= ?", r -> r.number(1), reporter.toLowerCase(Locale.ROOT),
                now.minus(WINDOW).toEpochMilli()).orElse(0L);
        String messageId = judgement.flatMap(this::reported).orElse("");
        if (theirs.isEmpty() || messageId.isEmpty() || lately >= config.perReporterMax()) {
            done(report, reporter, now, 0, theirs.isEmpty() ? "not by the owner of a protected mailbox"
                    : messageId.isEmpty() ? "holds no message with a Message-ID" : "more reports than are followed in an hour");
            return;
        }
        MailboxId mailbox = theirs.get().mailbox();
        switch (theirs.get().reader().find(mailbox, new MessageIdHeader(messageId))) {
            case Answer.Known<List<ProviderMessageId>> k -> {
                List<Notice> notices = k.value().stream().limit(COPIES_MAX).map(copy -> new Notice(InspectionId.of(mailbox, copy, "report:"
                        + report.value()), mailbox, copy, Notice.Cause.REPORTED, now)).toList();
                work.keep(notices);
                done(report, reporter, now, notices.size(), notices.isEmpty() ? "the reporter's mailbox does not hold it" : "judged again");
            }
            // Passing trouble: it is followed at the next look.
            case Answer.Unknown<List<ProviderMessageId>> u when u.fault() instanceof Fault.Retry -> { }
            case Answer.Unknown<List<ProviderMessageId>> u -> done(report, reporter, now, 0, u.fault().what());
        }
    }

    private void done(InspectionId report, String reporter, Instant now, int found, String how) {
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("report", new Json.Str(report.value()));
        body.put("reporter-hash", new Json.Str(ContentHash.of(reporter.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)).value()));
        body.put("found", new Json.Num(found));
        body.put("how", new Json.Str(how));
        if (ledger.append(new Entry(Entry.Kind.VIEW, "report:" + report.value(), now, new Json.Obj(body))) instanceof Answer.Known<Long>) {
            db.change("INSERT OR REPLACE INTO reports VALUES(?, ?, ?, ?)", report.value(), reporter.toLowerCase(Locale.ROOT), now.toEpochMilli(),
                    found);
        }
    }

    /** The Message-ID of the first attached message; forwarded text has none that could be believed. */
    private Optional<String> reported(Judgement judgement) {
        if (!(blobs.get(judgement.dossier().intake().content()) instanceof Answer.Known<Raw>(Raw raw))) {
            return Optional.empty();
        }
        return attached(judgement.dossier().message().root(), false).flatMap(part -> messageId(raw.shared(), part.body().start(),
                Math.min(part.body().end(), part.body().start() + HEADER_BYTES_MAX)));
    }

    private static Optional<Part> attached(Part part, boolean below) {
        if (below && (part.mediaType().equals("message/rfc822") || part.fileName().toLowerCase(Locale.ROOT).endsWith(".eml"))) {
            return Optional.of(part);
        }
        return part.children().stream().flatMap(c -> attached(c, true).stream()).findFirst();
    }

    // RFC 5322 §2.2: fields up to the first empty line, folded lines begin with a blank.
    static Optional<String> messageId(byte[] raw, long from, long to) {
        StringBuilder field = new StringBuilder();
        boolean inside = false;
        for (String line : new String(raw, (int) from, (int) (to - from), StandardCharsets.ISO_8859_1).split("\n", -1)) {
            String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            boolean folded = !bare.isEmpty() && (bare.charAt(0) == ' ' || bare.charAt(0) == '\t');
            if (bare.isEmpty() || inside && !folded) {
                break;
            }
            if (inside || bare.regionMatches(true, 0, "Message-ID:", 0, "Message-ID:".length())) {
                field.append(inside ? bare : bare.substring("Message-ID:".length()));
                inside = true;
            }
        }
        String value = field.toString().strip();
        return value.isEmpty() || value.chars().anyMatch(c -> c < ' ') ? Optional.empty() : Optional.of(value);
    }
}

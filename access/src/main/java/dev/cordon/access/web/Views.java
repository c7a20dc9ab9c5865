package dev.cordon.access.web;

import dev.cordon.access.show.Findings;
import dev.cordon.access.show.ProofTree;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.desk.Standing;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.verdict.Decision;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the API says, as plain values in a fixed order of members; described in docs/reference/api.md. */
final class Views {
    private static final int GAPS_MAX = 50;

    private Views() {}

    static Map<String, Object> row(InspectionRow r) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", r.id().value());
        out.put("mailbox", r.mailbox().address());
        out.put("connector", r.mailbox().connector());
        out.put("at", r.noticedAt().toString());
        out.put("state", r.state());
        out.put("from", r.from());
        out.put("display_name", r.displayName());
        out.put("subject", r.subject());
        out.put("verdict", Findings.word(r.verdict()));
        out.put("action", Findings.word(r.disposition()));
        out.put("policy_rule", r.policyRule());
        out.put("reasons", r.reasons());
        out.put("latency_ms", r.latencyMillis());
        return out;
    }

    static Map<String, Object> standing(Standing s) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("started_at", s.startedAt().toString());
        out.put("dry_run", s.dryRun());
        out.put("mailboxes", s.mailboxes().stream().<Object>map(m -> {
            Map<String, Object> box = new LinkedHashMap<>();
            box.put("mailbox", m.mailbox().address());
            box.put("connector", m.mailbox().connector());
            box.put("state", m.state());
            box.put("words", m.words());
            box.put("arrived", m.arrived());
            box.put("inspected", m.inspected());
            box.put("last_sweep", m.lastSweep().toString());
            box.put("days", m.days().stream().<Object>map(d -> Map.of("day", d.day(), "listed", d.listed(), "judged", d.judged(), "missed",
                    d.missed(), "counted_at", d.countedAt().toString())).toList());
            return box;
        }).toList());
        out.put("counts", new java.util.TreeMap<>(s.counts()));
        out.put("ledger", ledger(s));
        out.put("alarms", s.alarms());
        return out;
    }

    private static Map<String, Object> ledger(Standing s) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("size", s.ledgerSize());
        out.put("root", s.ledgerRoot());
        out.put("at", s.ledgerRoot().isEmpty() ? "" : s.ledgerAt().toString());
        return out;
    }

    static Map<String, Object> ledger(Standing s, LedgerWatch.Seen seen) {
        Map<String, Object> out = ledger(s);
        out.put("verified", seen.verified());
        out.put("words", seen.words());
        out.put("command", seen.command());
        return out;
    }

    static Map<String, Object> detail(InspectionRow row, Outcome outcome, Optional<Raw> raw) {
        Judgement j = outcome.judgement();
        Decision decision = Findings.decision(outcome);
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", row.id().value());
        out.put("state", row.state());
        out.put("mailbox", row.mailbox().address());
        out.put("connector", row.mailbox().connector());
        out.put("from", j.dossier().message().authors().stream().map(Views::shown).collect(Collectors.joining(", ")));
        out.put("subject", j.dossier().message().subject());
        out.put("senders", j.authentication().results().stream().<Object>map(r -> Map.of("method", Findings.word(r.method()),
                "result", Findings.word(r.word()), "by", Findings.word(r.by()), "domain", r.domain(), "reason", r.reason().words())).toList());
        out.put("message_id", Findings.messageId(j));
        out.put("sha256", j.dossier().intake().content().value());
        out.put("bytes", j.dossier().intake().bytes());
        out.put("verdict", Findings.word(j.verdict()));
        out.put("score", Findings.score(j));
        out.put("action", Findings.word(decision.disposition()));
        out.put("policy_rule", decision.policyRule());
        out.put("policy_reason", decision.reason().words());
        out.put("stopped", outcome instanceof Outcome.Stopped s ? s.fault().what() : "");
        out.put("held_until", outcome instanceof Outcome.Held h ? h.until().toString() : "");
        out.put("rules", j.rules().stream().sorted(Comparator.comparing(RuleResult::truth).thenComparing(RuleResult::severity,
                Comparator.reverseOrder()))
                .<Object>map(r -> rule(r, raw)).toList());
        out.put("proof", ProofTree.json(j.proof(), raw));
        out.put("gaps", j.dossier().gaps().stream().limit(GAPS_MAX).<Object>map(Views::gap).toList());
        out.put("authentication", Findings.authentication(j.authentication()));
        out.put("receipts", receipts(outcome).stream().<Object>map(Views::receipt).toList());
        return out;
    }

    private static String shown(Address a) {
        return a.displayName().text().isEmpty() ? a.spec() : a.displayName().text() + " <" + a.spec() + ">";
    }

    private static Map<String, Object> rule(RuleResult r, Optional<Raw> raw) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rule_id", r.rule().value());
        out.put("name", r.name());
        out.put("severity", Findings.word(r.severity()));
        out.put("source", Findings.word(r.source()));
        out.put("truth", Findings.word(r.truth()));
        out.put("attack_types", r.attackTypes());
        out.put("missing", r.missing());
        out.put("proof", ProofTree.json(r.proof(), raw));
        return out;
    }

    private static Map<String, Object> gap(Evidence.Gap g) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("gap", Findings.word(g.code()));
        out.put("what", g.what());
        return out;
    }

    private static List<Receipt> receipts(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Concluded c -> c.receipts();
            case Outcome.Held h -> h.receipts();
            case Outcome.Stopped _ -> List.of();
        };
    }

    static Map<String, Object> receipt(Receipt r) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("order", r.order().value());
        out.put("action", Findings.word(r.disposition()));
        out.put("state", Findings.word(r.state()));
        out.put("before", place(r.before()));
        out.put("after", place(r.after()));
        out.put("at", r.at().toString());
        out.put("reason", r.reason().words());
        return out;
    }

    private static String place(Sighting sighting) {
        return switch (sighting) {
            case Sighting.Present p -> Findings.word(p.role());
            case Sighting.Gone _ -> "gone";
        };
    }
}

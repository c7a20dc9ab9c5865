package dev.cordon.conclusion.record;

import dev.cordon.kernel.canonical.Canonical;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.verdict.Decision;
import dev.cordon.kernel.verdict.Order;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Sighting;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes what Conclusion does into the ledger. Every entry has a key, so that a repeat after a restart records nothing twice. A
 * message is named by its content's hash: subject, text and addresses of correspondents never come here (EC-120).
 */
public final class Journal {

    private final Ledger ledger;
    private final InstantSource clock;

    /** Writes into this ledger. */
    public Journal(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What was judged and decided. */
    public Answer<Long> verdict(Judgement judgement, Decision decision, boolean dryRun) {
        var notice = judgement.dossier().intake().notice();
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("inspection", text(notice.inspection().value()));
        body.put("mailbox", text(notice.mailbox().key()));
        body.put("content", text(judgement.dossier().intake().content().value()));
        body.put("verdict", Canonical.write(judgement.verdict()));
        body.put("confidence", new Json.Num(judgement.confidence().perMillion()));
        body.put("findings", ids(judgement.findings()));
        body.put("undecided", ids(judgement.undecided()));
        body.put("gaps", gaps(judgement));
        body.put("disposition", Canonical.write(decision.disposition()));
        body.put("policy-rule", text(decision.policyRule()));
        body.put("reason", text(decision.reason().code()));
        body.put("policy", text(judgement.pins().policy().value()));
        body.put("rule-pack", text(judgement.pins().rulePack().value()));
        body.put("engine", text(judgement.pins().engine()));
        body.put("dry-run", new Json.Bool(dryRun));
        return append(Entry.Kind.VERDICT, "verdict/" + notice.inspection().value(), body);
    }

    /** What is about to be done; nothing may be done before this is answered. */
    public Answer<Long> order(Order order) {
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("order", text(order.id().value()));
        body.put("inspection", text(order.inspection().value()));
        body.put("mailbox", text(order.copy().mailbox().key()));
        body.put("message", text(order.copy().id().value()));
        body.put("content", text(order.copy().content().value()));
        body.put("disposition", Canonical.write(order.disposition()));
        body.put("decided-by", text(order.decidedBy()));
        body.put("reason", text(order.reason().code()));
        body.put("issued", Canonical.write(order.issued()));
        body.put("expires", Canonical.write(order.expires()));
        return append(Entry.Kind.ORDER, "order/" + order.id().value(), body);
    }

    /** What was seen after. */
    public Answer<Long> receipt(Receipt receipt) {
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("order", text(receipt.order().value()));
        body.put("mailbox", text(receipt.copy().mailbox().key()));
        body.put("content", text(receipt.copy().content().value()));
        body.put("disposition", Canonical.write(receipt.disposition()));
        body.put("state", Canonical.write(receipt.state()));
        body.put("before", text(place(receipt.before())));
        body.put("after", text(place(receipt.after())));
        body.put("read", new Json.Bool(receipt.before() instanceof Sighting.Present p && p.read()));
        return append(Entry.Kind.RECEIPT, "receipt/" + receipt.order().value(), body);
    }

    /** How an inspection with an order ended: {@code concluded} or {@code held}. */
    public Answer<Long> outcome(Judgement judgement, String how, String code) {
        return outcome("outcome/" + inspection(judgement).value(), judgement, how, code);
    }

    /**
     * That an inspection was stopped. Its key is its own: when the reason goes away the inspection is concluded after all, and how it
     * ended then is told by {@link #outcome}.
     */
    public Answer<Long> stopped(Judgement judgement) {
        return outcome("outcome/" + inspection(judgement).value() + "/stopped", judgement, "stopped", "stopped");
    }

    private Answer<Long> outcome(String key, Judgement judgement, String how, String code) {
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("inspection", text(inspection(judgement).value()));
        body.put("content", text(judgement.dossier().intake().content().value()));
        body.put("outcome", text(how));
        body.put("reason", text(code));
        return append(Entry.Kind.OUTCOME, key, body);
    }

    private static InspectionId inspection(Judgement judgement) {
        return judgement.dossier().intake().notice().inspection();
    }

    /** Something that a person must look at. */
    public Answer<Long> alarm(InspectionId inspection, String code) {
        return append(Entry.Kind.ALARM, "alarm/" + inspection.value() + '/' + code,
                new LinkedHashMap<>(Map.of("inspection", text(inspection.value()), "reason", text(code))));
    }

    /** A person wants a copy back. */
    public Answer<Long> release(Order order, String who, String why) {
        Map<String, Json> body = new LinkedHashMap<>();
        body.put("order", text(order.id().value()));
        body.put("inspection", text(order.inspection().value()));
        body.put("mailbox", text(order.copy().mailbox().key()));
        body.put("content", text(order.copy().content().value()));
        body.put("who", text(who));
        body.put("why", text(why));
        return append(Entry.Kind.RELEASE, "release/" + order.id().value(), body);
    }

    private Answer<Long> append(Entry.Kind kind, String key, Map<String, Json> body) {
        return ledger.append(new Entry(kind, key, clock.instant(), new Json.Obj(body)));
    }

    private static Json text(String text) {
        return new Json.Str(text);
    }

    private static Json ids(List<RuleResult> results) {
        return new Json.Arr(results.stream().map(r -> text(r.rule().value())).toList());
    }

    private static Json gaps(Judgement judgement) {
        TreeSet<String> codes = new TreeSet<>();
        for (Evidence.Gap gap : judgement.dossier().gaps()) {
            codes.add(((Json.Str) Canonical.write(gap.code())).text());
        }
        return new Json.Arr(codes.stream().map(Journal::text).toList());
    }

    private static String place(Sighting sighting) {
        return switch (sighting) {
            case Sighting.Present p -> ((Json.Str) Canonical.write(p.role())).text();
            case Sighting.Gone _ -> "gone";
        };
    }
}

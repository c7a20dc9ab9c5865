package dev.cordon.verification.packs;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Turns what rules say into what Verification joins. An exclusion that holds takes every other match away; only rules that flag messages
 * (types {@code rule} and {@code dlp}) become findings, queries do not.
 */
public final class RuleResults {
    private RuleResults() {}

    /** The results of one message; {@code proof} tells why a rule that holds does. */
    public static List<RuleResult> of(MailPack.Said said, Function<RuleFile, dev.cordon.mql.eval.Proof> proof) {
        List<RuleResult> results = new ArrayList<>();
        boolean excluded = said.matched().stream().anyMatch(r -> r.kind() == RuleKind.EXCLUSION);
        for (RuleFile rule : said.matched()) {
            if (!excluded && flags(rule)) {
                results.add(result(rule, Truth.TRUE, RuleProofs.of(proof.apply(rule)), List.of()));
            }
        }
        for (MailPack.Undecided undecided : said.undecided()) {
            if (!excluded && flags(undecided.rule())) {
                List<Proof> gaps = undecided.missing().stream().<Proof>map(m -> new Proof.Missing(Evidence.Gap.of(GapCode.NOT_ASKED,
                        m + " is not there"))).toList();
                results.add(result(undecided.rule(), Truth.UNKNOWN, gaps, List.copyOf(undecided.missing())));
            }
        }
        return results;
    }

    private static boolean flags(RuleFile rule) {
        return switch (rule.kind()) {
            case RULE, DLP -> true;
            case QUERY, EXCLUSION, TRIAGE_RULE -> false;
        };
    }

    private static RuleResult result(RuleFile rule, Truth truth, List<Proof> because, List<String> missing) {
        Proof proof = new Proof.Claim(new Reason("rule", rule.name()), truth, because);
        return new RuleResult(new RuleId(rule.id()), rule.name(), severity(rule), RuleResult.Source.RULE, truth,
                rule.labels("attack_types"), missing,
                proof);
    }

    private static Severity severity(RuleFile rule) {
        return switch (rule.severity()) {
            case "critical" -> Severity.CRITICAL;
            case "high" -> Severity.HIGH;
            case "medium" -> Severity.MEDIUM;
            default -> Severity.LOW;
        };
    }
}

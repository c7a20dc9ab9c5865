package dev.cordon.verification.verdict;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.verdict.Confidence;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Severity;
import dev.cordon.kernel.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Joins findings, what could not be decided, and gaps into one verdict.
 *
 * <p>The verdict is joined upward: the worst that anything asks for wins, and the proof keeps all of it (EC-067). A finding of high or
 * critical severity asks for malicious, one of medium for suspicious; one of low severity adds weight and asks for nothing. What
 * could not be found out asks for indeterminate, so it is never clean.
 */
public final class Joining {

    /** A verdict with its number and its proof. */
    public record Joined(Verdict verdict, Confidence confidence, Proof proof) {}

    private Joining() {}

    /**
     * The verdict.
     *
     * @param signed what authentication established or could not
     * @param results detections that hold or could not be decided
     * @param bulk the fact that it was sent to many, if so
     * @param defect the fact that a mistake of ours stopped the inspection, if so
     */
    public static Joined join(Dossier dossier, List<Evidence> signed, List<RuleResult> results, Optional<Evidence.Fact> bulk,
            Optional<Evidence.Fact> defect) {
        List<Evidence.Gap> gaps = Stream.concat(dossier.gaps().stream(), signed.stream().filter(e -> e instanceof Evidence.Gap)
                .map(e -> (Evidence.Gap) e)).filter(g -> isBlocking(g.code())).toList();
        List<RuleResult> findings = results.stream().filter(r -> r.truth() == Truth.TRUE)
                .sorted(Comparator.comparing(RuleResult::severity).reversed()).toList();
        List<RuleResult> open = results.stream().filter(r -> r.truth() == Truth.UNKNOWN && r.severity().compareTo(Severity.LOW) > 0)
                .filter(Joining::isOurs).toList();
        List<Proof> because = new ArrayList<>();
        Verdict verdict = bulk.isPresent() ? Verdict.BULK : Verdict.CLEAN;
        bulk.ifPresent(f -> because.add(new Proof.Leaf(f)));
        for (RuleResult finding : findings) {
            verdict = worse(verdict, asked(finding.severity()));
            because.add(finding.proof());
        }
        for (RuleResult result : open) {
            verdict = worse(verdict, Verdict.INDETERMINATE);
            because.add(result.proof());
        }
        for (Evidence.Gap gap : gaps) {
            verdict = worse(verdict, Verdict.INDETERMINATE);
            because.add(new Proof.Missing(gap));
        }
        if (defect.isPresent()) {
            verdict = worse(verdict, Verdict.INDETERMINATE);
            because.add(new Proof.Leaf(defect.get()));
        }
        Reason reason = reason(verdict, findings, open.size() + gaps.size());
        return new Joined(verdict, Weights.confidence(findings, open.size(), gaps.size()), new Proof.Claim(reason, Truth.TRUE, because));
    }

    private static Reason reason(Verdict verdict, List<RuleResult> findings, int unknown) {
        return switch (verdict) {
            case CLEAN -> new Reason("verdict.clean", "nothing speaks against it");
            case BULK -> new Reason("verdict.bulk", "sent to many by its own account, and nothing speaks against it");
            case INDETERMINATE -> new Reason("verdict.indeterminate", unknown + " things could not be found out");
            case SUSPICIOUS -> new Reason("verdict.suspicious", findings.getFirst().name());
            case MALICIOUS -> new Reason("verdict.malicious", findings.getFirst().name());
        };
    }

    /** Whether such a gap keeps a message from being clean: whatever it may hold, unless the gap is one of the installation alone. */
    static boolean isBlocking(GapCode code) {
        return switch (code) {
            case LIMIT_REACHED, UNPARSABLE, ENCRYPTED, UNSUPPORTED, NO_ANSWER, AMBIGUOUS -> true;
            case NOT_ASKED -> false;
        };
    }

    // A loaded rule that asks for what nobody here has is no failure of this message; it is listed as
    // undecided. One that was stopped at its limit is.
    private static boolean isOurs(RuleResult result) {
        return result.source() != RuleResult.Source.RULE || result.missing().contains("limit");
    }

    private static Verdict asked(Severity severity) {
        return switch (severity) {
            case LOW -> Verdict.CLEAN;
            case MEDIUM -> Verdict.SUSPICIOUS;
            case HIGH, CRITICAL -> Verdict.MALICIOUS;
        };
    }

    private static Verdict worse(Verdict a, Verdict b) {
        return rank(a) >= rank(b) ? a : b;
    }

    // Not knowing is worse than clean and bulk, and better than knowing something bad.
    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case CLEAN -> 0;
            case BULK -> 1;
            case INDETERMINATE -> 2;
            case SUSPICIOUS -> 3;
            case MALICIOUS -> 4;
        };
    }
}

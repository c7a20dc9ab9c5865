package dev.cordon.kernel.flow;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.verdict.Authentication;
import dev.cordon.kernel.verdict.Confidence;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.kernel.verdict.Verdict;
import java.util.List;

/**
 * A verdict and everything needed to reach it again.
 *
 * @param evidence what Verification itself established or could not, beside the dossier's
 * @param rules every detection that is TRUE or UNKNOWN; those that are FALSE are not kept
 * @param proof why the verdict is what it is
 */
public record Judgement(Dossier dossier, Authentication authentication, List<Evidence> evidence, List<RuleResult> rules,
                        Verdict verdict, Confidence confidence, Proof proof, Pins pins, List<RecordedAnswer> answers) {
    /** Copies the lists. */
    public Judgement {
        evidence = List.copyOf(evidence);
        rules = List.copyOf(rules);
        answers = List.copyOf(answers);
    }

    /** The detections that hold. */
    public List<RuleResult> findings() {
        return rules.stream().filter(r -> r.truth() == Truth.TRUE).toList();
    }

    /** The detections that could not be decided. */
    public List<RuleResult> undecided() {
        return rules.stream().filter(r -> r.truth() == Truth.UNKNOWN).toList();
    }
}

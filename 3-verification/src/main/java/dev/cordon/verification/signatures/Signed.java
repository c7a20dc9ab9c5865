package dev.cordon.verification.signatures;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.flow.RecordedAnswer;
import dev.cordon.kernel.verdict.Authentication;
import java.util.List;

/**
 * What authentication says of one message.
 *
 * @param evidence facts, and what could not be found out; a gap without an answer keeps the message from being clean
 * @param answers what name servers answered
 */
public record Signed(Authentication authentication, List<Evidence> evidence, List<RecordedAnswer> answers) {
    /** Copies the lists. */
    public Signed {
        evidence = List.copyOf(evidence);
        answers = List.copyOf(answers);
    }

    /** Nobody could look, and why. */
    static Signed not(Evidence.Gap gap) {
        return new Signed(Authentication.NOT_CHECKED, List.of(gap), List.of());
    }
}

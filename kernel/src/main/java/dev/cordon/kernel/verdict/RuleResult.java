package dev.cordon.kernel.verdict;

import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.kernel.identity.RuleId;
import java.util.List;

/**
 * What one detection says of one message.
 *
 * @param attackTypes labels such as {@code BEC/Fraud}
 * @param missing when the truth is unknown: the names of what could not be found out
 */
public record RuleResult(RuleId rule, String name, Severity severity, Source source, Truth truth,
                         List<String> attackTypes, List<String> missing, Proof proof) {
    /** Copies the lists. */
    public RuleResult {
        attackTypes = List.copyOf(attackTypes);
        missing = List.copyOf(missing);
    }

    /** What kind of detection it is. */
    public enum Source { RULE, MODEL, AUTHENTICATION, STRUCTURE }
}

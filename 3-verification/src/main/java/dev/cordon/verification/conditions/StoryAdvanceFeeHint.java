package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/**
 * It begins like a promise of a fortune, from a private address or with answers going elsewhere. Fewer phrases of the story, together with
 * an address that fits it.
 */
final class StoryAdvanceFeeHint implements Check {
    @Override public RuleId id() {
        return new RuleId("text.advance-fee-hint");
    }

    @Override public String name() {
        return "It begins like a promise of a fortune, from a private address or with answers going elsewhere";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.TEXT_ADVANCE_FEE)
                .and(e.any(JudgedFactNames.SENDER_FREEMAIL, JudgedFactNames.REPLY_TO_DIFFERS));
    }
}

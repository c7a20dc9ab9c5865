package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** It promises a fortune to a stranger. Each phrase is ordinary, the story is not. */
final class StoryAdvanceFee implements Check {
    @Override public RuleId id() {
        return new RuleId("text.advance-fee");
    }

    @Override public String name() {
        return "It promises a fortune to a stranger";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.TEXT_ADVANCE_FEE, f -> !Examination.text(f, 3).isEmpty());
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** It threatens with shame and wants to be paid. Each phrase is ordinary, the threat is not. */
final class StoryExtortion implements Check {
    @Override public RuleId id() {
        return new RuleId("text.extortion");
    }

    @Override public String name() {
        return "It threatens with shame and wants to be paid";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Extortion");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.TEXT_EXTORTION);
    }
}

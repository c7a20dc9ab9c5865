package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** Somebody with a private address wants gift cards, or money to go elsewhere. Offices write from their own domain. */
final class MoneyFromFreemail implements Check {
    @Override public RuleId id() {
        return new RuleId("money.from-freemail");
    }

    @Override public String name() {
        return "Somebody with a private address wants gift cards, or money to go elsewhere";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.wantsMoney().and(e.has(JudgedFactNames.SENDER_FREEMAIL));
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** Somebody who never wrote before wants money or a salary to go elsewhere. New account, new correspondent (EC-054, EC-060). */
final class MoneyFromStranger implements Check {
    @Override public RuleId id() {
        return new RuleId("money.from-stranger");
    }

    @Override public String name() {
        return "Somebody who never wrote before wants money or a salary to go elsewhere";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.any(FactNames.INTENT_PAYMENT_CHANGE, FactNames.INTENT_PAYROLL).and(e.firstContact());
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A From field that is not written as it must be. Careless programs do it too (EC-024, RFC 5322 §3.4). */
final class FromMalformed implements Check {
    @Override public RuleId id() {
        return new RuleId("from.malformed");
    }

    @Override public String name() {
        return "A From field that is not written as it must be";
    }

    @Override public Severity severity() {
        return Severity.LOW;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.any(FactNames.FROM_MALFORMED, FactNames.FROM_EMPTY, FactNames.FROM_MISSING, FactNames.FROM_SEVERAL);
    }
}

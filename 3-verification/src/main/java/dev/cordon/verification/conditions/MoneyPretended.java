package dev.cordon.verification.conditions;

import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** It wants money or a salary to go elsewhere, and its author is not who he pretends to be. Business e-mail compromise in one line. */
final class MoneyPretended implements Check {
    @Override public RuleId id() {
        return new RuleId("money.pretended");
    }

    @Override public String name() {
        return "It wants money or a salary to go elsewhere, and its author is not who he pretends to be";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.wantsMoney().and(e.pretends());
    }
}

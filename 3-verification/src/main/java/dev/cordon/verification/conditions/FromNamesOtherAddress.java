package dev.cordon.verification.conditions;

import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** The author's display name shows another address. Mail clients show the name, so people read the wrong address. */
final class FromNamesOtherAddress implements Check {
    @Override public RuleId id() {
        return new RuleId("from.names-other-address");
    }

    @Override public String name() {
        return "The author's display name shows another address";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.namesOtherAddress();
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A domain made to be taken for one of ours or a partner's. Nobody registers such a name by accident (EC-053). */
final class LookalikeDomain implements Check {
    @Override public RuleId id() {
        return new RuleId("domain.lookalike");
    }

    @Override public String name() {
        return "A domain made to be taken for one of ours or a partner's";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.DOMAIN_LOOKALIKE, f -> !Examination.text(f, 3).equals("other-ending"));
    }
}

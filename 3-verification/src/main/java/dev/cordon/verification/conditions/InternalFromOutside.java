package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** The author's address is ours, but the message came from outside. Also seen with mailing lists and services that write in our name (EC-019). */
final class InternalFromOutside implements Check {
    @Override public RuleId id() {
        return new RuleId("identity.internal-from-outside");
    }

    @Override public String name() {
        return "The author's address is ours, but the message came from outside";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.any(FactNames.ORIGIN_INTERNAL_AUTHOR_FROM_OUTSIDE, FactNames.ORIGIN_DIRECT_SEND);
    }
}

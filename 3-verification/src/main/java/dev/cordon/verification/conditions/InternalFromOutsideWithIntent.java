package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/**
 * Somebody from outside writes as one of us and wants money, a sign-in or silence. Colleagues do not come in through the front door to ask
 * for money.
 */
final class InternalFromOutsideWithIntent implements Check {
    @Override public RuleId id() {
        return new RuleId("identity.internal-from-outside-with-intent");
    }

    @Override public String name() {
        return "Somebody from outside writes as one of us and wants money, a sign-in or silence";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.any(FactNames.ORIGIN_INTERNAL_AUTHOR_FROM_OUTSIDE, FactNames.ORIGIN_DIRECT_SEND)
                .and(e.wantsMoney().or(e.any(FactNames.INTENT_CREDENTIALS, FactNames.INTENT_SECRECY)));
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/**
 * Somebody with the name of one of our people wants something in haste, in silence, or for money. The wish makes the difference between a
 * namesake and a thief.
 */
final class PersonNameWithIntent implements Check {
    @Override public RuleId id() {
        return new RuleId("identity.person-name-with-intent");
    }

    @Override public String name() {
        return "Somebody with the name of one of our people wants something in haste, in silence, or for money";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.IDENTITY_PERSON_NAME)
                .and(e.wantsMoney().or(e.presses()).or(e.any(FactNames.INTENT_CREDENTIALS, FactNames.INTENT_INVOICE)));
    }
}

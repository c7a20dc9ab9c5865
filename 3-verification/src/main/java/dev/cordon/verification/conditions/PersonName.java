package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** The author has the name of one of our people,
        and another address. Namesakes and private addresses exist; a reader cannot tell (EC-053). */
final class PersonName implements Check {
    @Override public RuleId id() {
        return new RuleId("identity.person-name");
    }

    @Override public String name() {
        return "The author has the name of one of our people, and another address";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.IDENTITY_PERSON_NAME);
    }
}

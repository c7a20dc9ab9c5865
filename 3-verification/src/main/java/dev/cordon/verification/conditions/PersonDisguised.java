package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/**
 * The author's name is written so that it looks like one of our people. Invisible or foreign letters in a colleague's name have no honest
 * use (EC-035).
 */
final class PersonDisguised implements Check {
    @Override public RuleId id() {
        return new RuleId("identity.person-disguised");
    }

    @Override public String name() {
        return "The author's name is written so that it looks like one of our people";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.IDENTITY_PERSON_NAME, f -> Examination.text(f, 3).equals("disguised"));
    }
}

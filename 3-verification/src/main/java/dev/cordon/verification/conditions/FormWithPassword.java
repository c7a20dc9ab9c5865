package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A form in the mail itself asks for a password. No honest sender asks for a password inside a message. */
final class FormWithPassword implements Check {
    @Override public RuleId id() {
        return new RuleId("html.form-password");
    }

    @Override public String name() {
        return "A form in the mail itself asks for a password";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.HTML_FORM_PASSWORD);
    }
}

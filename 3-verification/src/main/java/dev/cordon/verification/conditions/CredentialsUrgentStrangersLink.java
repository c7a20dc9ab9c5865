package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** It presses for a sign-in at a place that is not the author's. The threat that an account ends is how people are hurried past the address bar. */
final class CredentialsUrgentStrangersLink implements Check {
    @Override public RuleId id() {
        return new RuleId("credentials.urgent-strangers-link");
    }

    @Override public String name() {
        return "It presses for a sign-in at a place that is not the author's";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.INTENT_CREDENTIALS).and(e.has(FactNames.INTENT_URGENCY)).and(e.has(JudgedFactNames.LINK_ALL_STRANGERS));
    }
}

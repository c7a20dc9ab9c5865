package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** It wants a sign-in at a place that is not the author's. Who wants one to sign in at home leads home. */
final class CredentialsStrangersLink implements Check {
    @Override public RuleId id() {
        return new RuleId("credentials.strangers-link");
    }

    @Override public String name() {
        return "It wants a sign-in at a place that is not the author's";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.INTENT_CREDENTIALS).and(e.has(JudgedFactNames.LINK_ALL_STRANGERS));
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** It wants a sign-in, and its author is not who he pretends to be. Pretended identity together with a wish for passwords. */
final class CredentialsPretended implements Check {
    @Override public RuleId id() {
        return new RuleId("credentials.pretended");
    }

    @Override public String name() {
        return "It wants a sign-in, and its author is not who he pretends to be";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.any(FactNames.INTENT_CREDENTIALS, FactNames.HTML_FORM_PASSWORD).and(e.pretends());
    }
}

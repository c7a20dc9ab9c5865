package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** The author's name is a well-known sender's, the address is not. Mail clients show the name, not the address. */
final class BrandName implements Check {
    @Override public RuleId id() {
        return new RuleId("identity.brand-name");
    }

    @Override public String name() {
        return "The author's name is a well-known sender's, the address is not";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.IDENTITY_BRAND_NAME);
    }
}

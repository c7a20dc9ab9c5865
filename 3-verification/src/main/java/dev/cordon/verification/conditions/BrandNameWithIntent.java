package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/**
 * Somebody with a well-known sender's name wants a sign-in or a payment. The name alone may be careless; together with what it asks for it
 * is a trap.
 */
final class BrandNameWithIntent implements Check {
    @Override public RuleId id() {
        return new RuleId("identity.brand-name-with-intent");
    }

    @Override public String name() {
        return "Somebody with a well-known sender's name wants a sign-in or a payment";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.IDENTITY_BRAND_NAME).and(e.any(FactNames.INTENT_CREDENTIALS, FactNames.INTENT_PAYMENT_CHANGE,
                FactNames.INTENT_GIFT_CARD)
                .or(e.has(FactNames.INTENT_URGENCY).and(e.has(JudgedFactNames.LINK_ALL_STRANGERS))));
    }
}

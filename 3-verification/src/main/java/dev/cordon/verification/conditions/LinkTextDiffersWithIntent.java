package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A link for signing in that names one host and leads to another. Shown one place, led to another, asked for a password. */
final class LinkTextDiffersWithIntent implements Check {
    @Override public RuleId id() {
        return new RuleId("link.text-differs-with-intent");
    }

    @Override public String name() {
        return "A link for signing in that names one host and leads to another";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.LINK_TEXT_DIFFERS).and(e.has(FactNames.INTENT_CREDENTIALS)).and(e.has(JudgedFactNames.LINK_ALL_STRANGERS));
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A link that names one host and leads to another. Newsletters count clicks this way too: it only adds weight. */
final class LinkTextDiffers implements Check {
    @Override public RuleId id() {
        return new RuleId("link.text-differs");
    }

    @Override public String name() {
        return "A link that names one host and leads to another";
    }

    @Override public Severity severity() {
        return Severity.LOW;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.LINK_TEXT_DIFFERS);
    }
}

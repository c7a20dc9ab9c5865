package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A link to an internationalised host. Ordinary in many languages: it only adds weight (RFC 5890). */
final class LinkPunycode implements Check {
    @Override public RuleId id() {
        return new RuleId("link.punycode");
    }

    @Override public String name() {
        return "A link to an internationalised host";
    }

    @Override public Severity severity() {
        return Severity.LOW;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.LINK_PUNYCODE);
    }
}

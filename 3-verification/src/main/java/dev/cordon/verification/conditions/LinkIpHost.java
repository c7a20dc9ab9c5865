package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A link to a bare IP address. Honest sites have names; a number is what is left when no registry gave one. */
final class LinkIpHost implements Check {
    @Override public RuleId id() {
        return new RuleId("link.ip-host");
    }

    @Override public String name() {
        return "A link to a bare IP address";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.LINK_IP_HOST);
    }
}

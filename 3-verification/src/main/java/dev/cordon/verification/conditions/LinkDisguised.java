package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A link whose address is written to mislead. A name before @ in place of the host, or a host that mixes alphabets (RFC 3986 §3.2.1). */
final class LinkDisguised implements Check {
    @Override public RuleId id() {
        return new RuleId("link.disguised");
    }

    @Override public String name() {
        return "A link whose address is written to mislead";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        // A path to a file on somebody's disk is clumsy, not hostile.
        return e.any(FactNames.LINK_USERINFO, FactNames.LINK_MIXED_SCRIPT)
                .or(e.has(FactNames.LINK_SCRIPT, f -> !Examination.text(f, 0).equals("file")));
    }
}

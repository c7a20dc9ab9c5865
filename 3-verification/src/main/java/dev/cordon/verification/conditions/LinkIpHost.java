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
        // Colleagues send each other addresses of machines in their own network; those lead a stranger's victim nowhere.
        return e.has(FactNames.LINK_IP_HOST, f -> !isInner(Examination.text(f, 0)));
    }

    private static boolean isInner(String address) {
        boolean inner = address.startsWith("10.") || address.startsWith("127.") || address.startsWith("192.168.")
                || address.startsWith("169.254.")
                || address.startsWith("[f") || address.startsWith("[::1");
        for (int i = 16; i < 32; i++) {
            inner |= address.startsWith("172." + i + '.');
        }
        return inner;
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** DMARC fails and the owner of the domain asks for reports only (RFC 9989 §4.7). */
final class DmarcFailsSoftly implements Check {
    @Override public RuleId id() {
        return new RuleId("authentication.dmarc-fails-softly");
    }

    @Override public String name() {
        return "The mail fails the check of its author's domain, whose owner only watches";
    }

    @Override public Severity severity() {
        return Severity.LOW;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing", "BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.AUTH_DMARC_FAIL, f -> !Examination.text(f, 1).equals("reject") && !Examination.text(f, 1).equals("quarantine"));
    }
}

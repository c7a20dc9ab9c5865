package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** DMARC fails and the owner of the domain wants that to matter (RFC 9989 §4.7). */
final class DmarcFails implements Check {
    @Override public RuleId id() {
        return new RuleId("authentication.dmarc-fails");
    }

    @Override public String name() {
        return "The author's domain asks to refuse such mail or to take it for suspicious, and it fails its check";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing", "BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.AUTH_DMARC_FAIL, f -> Examination.text(f, 1).equals("reject") || Examination.text(f, 1).equals("quarantine"));
    }
}

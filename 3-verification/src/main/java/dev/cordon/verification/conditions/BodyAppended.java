package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A signature covers a part of the body only, and bytes follow it (RFC 6376 §8.2). */
final class BodyAppended implements Check {
    @Override public RuleId id() {
        return new RuleId("authentication.body-appended");
    }

    @Override public String name() {
        return "Something was added behind the signed part of the body";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing", "BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.AUTH_FINDING, f -> Examination.text(f, 0).equals("body-appended"));
    }
}

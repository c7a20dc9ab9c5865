package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A file that runs when it is opened. Programs, scripts, disk images and shortcuts are not how honest strangers send documents. */
final class AttachmentDangerous implements Check {
    @Override public RuleId id() {
        return new RuleId("attachment.dangerous");
    }

    @Override public String name() {
        return "A file that runs when it is opened";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Malware/Ransomware");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.ATTACHMENT_DANGEROUS);
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A file name that hides what the file is. A harmless extension before the real one, a name turned around,
        or a name that is a path (EC-030). */
final class AttachmentDisguised implements Check {
    @Override public RuleId id() {
        return new RuleId("attachment.disguised");
    }

    @Override public String name() {
        return "A file name that hides what the file is";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Malware/Ransomware");
    }

    @Override public Clause look(Examination e) {
        return e.any(FactNames.ATTACHMENT_DOUBLE_EXTENSION, FactNames.ATTACHMENT_NAME_HOSTILE);
    }
}

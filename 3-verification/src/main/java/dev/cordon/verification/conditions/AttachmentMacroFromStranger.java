package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A document with macros from somebody who never wrote before. The usual way malware comes as a document. */
final class AttachmentMacroFromStranger implements Check {
    @Override public RuleId id() {
        return new RuleId("attachment.macro-from-stranger");
    }

    @Override public String name() {
        return "A document with macros from somebody who never wrote before";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Malware/Ransomware");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.ATTACHMENT_MACRO).and(e.firstContact());
    }
}

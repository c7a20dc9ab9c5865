package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A document with macros. Macros are programs; offices rarely mail them to each other. */
final class AttachmentMacro implements Check {
    @Override public RuleId id() {
        return new RuleId("attachment.macro");
    }

    @Override public String name() {
        return "A document with macros";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Malware/Ransomware");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.ATTACHMENT_MACRO);
    }
}

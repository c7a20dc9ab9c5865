package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/**
 * An encrypted file with its password in the text. Encryption keeps the file from being examined, and the password beside it protects
 * nobody else (EC-027).
 */
final class AttachmentEncryptedWithPassword implements Check {
    @Override public RuleId id() {
        return new RuleId("attachment.encrypted-with-password");
    }

    @Override public String name() {
        return "An encrypted file with its password in the text";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Malware/Ransomware");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.ATTACHMENT_ENCRYPTED).and(e.has(JudgedFactNames.TEXT_FILE_PASSWORD));
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A web page as a file. It opens in the browser, outside every mail filter. */
final class AttachmentMarkup implements Check {
    @Override public RuleId id() {
        return new RuleId("attachment.markup");
    }

    @Override public String name() {
        return "A web page as a file";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.ATTACHMENT_MARKUP);
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A web page as a file, with a form or a script. A sign-in page that comes along with the mail needs no host that could be blocked. */
final class AttachmentMarkupActive implements Check {
    @Override public RuleId id() {
        return new RuleId("attachment.markup-active");
    }

    @Override public String name() {
        return "A web page as a file, with a form or a script";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.ATTACHMENT_MARKUP).and(e.any(FactNames.HTML_FORM, FactNames.HTML_FORM_PASSWORD, FactNames.HTML_SCRIPT));
    }
}

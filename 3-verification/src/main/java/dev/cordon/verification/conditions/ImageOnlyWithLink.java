package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** A picture instead of words, with a link, from somebody who never wrote before. Words in a picture escape filters (EC-036). */
final class ImageOnlyWithLink implements Check {
    @Override public RuleId id() {
        return new RuleId("content.image-only-with-link");
    }

    @Override public String name() {
        return "A picture instead of words, with a link, from somebody who never wrote before";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.any(FactNames.CONTENT_IMAGE_ONLY, FactNames.HTML_REMOTE_IMAGE_ONLY).and(e.link()).and(e.firstContact());
    }
}

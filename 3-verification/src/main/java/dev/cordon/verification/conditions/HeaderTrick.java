package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/**
 * A header field hides control characters or writes encoded words where none may stand. Encoded words are for letters, not for line ends
 * (EC-024).
 */
final class HeaderTrick implements Check {
    @Override public RuleId id() {
        return new RuleId("header.encoded-trick");
    }

    @Override public String name() {
        return "A header field hides control characters or writes encoded words where none may stand";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.HEADER_ENCODED_TRICK);
    }
}

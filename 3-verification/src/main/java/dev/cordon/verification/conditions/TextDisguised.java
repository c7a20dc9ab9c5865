package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/**
 * Words written with letters of several alphabets that look alike, or with invisible ones in the subject. It changes nothing for a reader
 * and everything for a filter (EC-035).
 */
final class TextDisguised implements Check {
    @Override public RuleId id() {
        return new RuleId("text.disguised");
    }

    @Override public String name() {
        return "Words written with letters of several alphabets that look alike, or with invisible ones in the subject";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.TEXT_MIXED_SCRIPT)
                .or(e.has(FactNames.TEXT_INVISIBLE, f -> List.of("subject", "from").contains(Examination.text(f, 0))));
    }
}

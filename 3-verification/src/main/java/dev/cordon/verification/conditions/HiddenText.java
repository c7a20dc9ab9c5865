package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** Words that a person does not see. Also used for harmless previews: it only adds weight. */
final class HiddenText implements Check {
    @Override public RuleId id() {
        return new RuleId("html.hidden-text");
    }

    @Override public String name() {
        return "Words that a person does not see";
    }

    @Override public Severity severity() {
        return Severity.LOW;
    }

    @Override public List<String> attackTypes() {
        return List.of("Spam");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.HTML_HIDDEN_TEXT);
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** More than one From field. Checks may read one author while a person is shown the other (EC-023, RFC 5322 §3.6). */
final class FromDuplicate implements Check {
    @Override public RuleId id() {
        return new RuleId("from.duplicate");
    }

    @Override public String name() {
        return "More than one From field";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.HEADER_DUPLICATE, f -> Examination.text(f, 0).equals("from"));
    }
}

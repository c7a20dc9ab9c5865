package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** The name of one of ours or a partner's under another ending. Endings are sold one by one; the same name may honestly be somebody else's. */
final class OtherEndingLookalike implements Check {
    @Override public RuleId id() {
        return new RuleId("domain.other-ending");
    }

    @Override public String name() {
        return "The name of one of ours or a partner's under another ending";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(JudgedFactNames.DOMAIN_LOOKALIKE, f -> Examination.text(f, 3).equals("other-ending"));
    }
}

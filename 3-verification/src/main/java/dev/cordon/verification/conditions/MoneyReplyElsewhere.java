package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** It is about money, and answers go to somebody else's domain. The visible author is borrowed; the answer reaches the thief (EC-054). */
final class MoneyReplyElsewhere implements Check {
    @Override public RuleId id() {
        return new RuleId("money.reply-elsewhere");
    }

    @Override public String name() {
        return "It is about money, and answers go to somebody else's domain";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.wantsMoney().and(e.has(JudgedFactNames.REPLY_TO_DIFFERS));
    }
}

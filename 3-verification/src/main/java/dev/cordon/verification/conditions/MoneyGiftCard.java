package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** Gift cards, in haste or in silence. No office buys gift cards on a hurried, secret word. */
final class MoneyGiftCard implements Check {
    @Override public RuleId id() {
        return new RuleId("money.gift-card");
    }

    @Override public String name() {
        return "Gift cards, in haste or in silence";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.INTENT_GIFT_CARD).and(e.presses())
                .and(e.has(JudgedFactNames.SENDER_FREEMAIL).or(e.pretends()).or(e.firstContact()));
    }
}

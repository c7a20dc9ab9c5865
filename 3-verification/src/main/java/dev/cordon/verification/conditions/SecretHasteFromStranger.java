package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** Somebody who never wrote before is in a hurry and asks for silence. How a fraud begins: no link, no file, only a favour. */
final class SecretHasteFromStranger implements Check {
    @Override public RuleId id() {
        return new RuleId("text.secret-haste-from-stranger");
    }

    @Override public String name() {
        return "Somebody who never wrote before is in a hurry and asks for silence";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("BEC/Fraud");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.INTENT_SECRECY).and(e.has(FactNames.INTENT_URGENCY)).and(e.firstContact());
    }
}

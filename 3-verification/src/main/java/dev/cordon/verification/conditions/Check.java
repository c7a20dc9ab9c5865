package dev.cordon.verification.conditions;

import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** One detection: a pure function of evidence. It must make sense to an analyst who reads only its name and its proof. */
public interface Check {
    /** Its stable id. */
    RuleId id();

    /** What it means when it holds, as a short sentence. */
    String name();

    /** How much harm that is. */
    Severity severity();

    /** Labels for reports. */
    List<String> attackTypes();

    /** Whether it holds, and what shows it. */
    Clause look(Examination e);
}

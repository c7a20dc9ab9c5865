package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** An invitation with a link from somebody who never wrote before. Clients put invitations into the calendar by themselves (EC-041). */
final class CalendarFromStranger implements Check {
    @Override public RuleId id() {
        return new RuleId("calendar.from-stranger");
    }

    @Override public String name() {
        return "An invitation with a link from somebody who never wrote before";
    }

    @Override public Severity severity() {
        return Severity.MEDIUM;
    }

    @Override public List<String> attackTypes() {
        return List.of("Credential Phishing");
    }

    @Override public Clause look(Examination e) {
        return e.has(FactNames.CONTENT_CALENDAR).and(e.link()).and(e.firstContact());
    }
}

package dev.cordon.verification.conditions;

import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.identity.RuleId;
import dev.cordon.kernel.verdict.Severity;
import java.util.List;

/** An archive holds programs, or is built to break whoever unpacks it. Archives bring programs past filters that look at names (EC-026,
        EC-034). */
final class ArchiveHostile implements Check {
    @Override public RuleId id() {
        return new RuleId("archive.hostile");
    }

    @Override public String name() {
        return "An archive holds programs, or is built to break whoever unpacks it";
    }

    @Override public Severity severity() {
        return Severity.HIGH;
    }

    @Override public List<String> attackTypes() {
        return List.of("Malware/Ransomware");
    }

    @Override public Clause look(Examination e) {
        return e.any(FactNames.ARCHIVE_MEMBER_DANGEROUS, FactNames.ARCHIVE_MEMBER_HOSTILE, FactNames.ARCHIVE_BOMB);
    }
}

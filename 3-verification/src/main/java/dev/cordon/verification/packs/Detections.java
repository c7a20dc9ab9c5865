package dev.cordon.verification.packs;

import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.mailauth.stored.StoredReport;
import java.util.List;

/** What loaded rules say of one message, besides the detections of the build. */
@FunctionalInterface
public interface Detections {
    /** Those that hold or could not be decided. @param sender who sent it, as far as stage Verification found out */
    List<RuleResult> look(Dossier dossier, Raw raw, StoredReport sender);

    /** No rules. */
    Detections NONE = (_, _, _) -> List.of();
}

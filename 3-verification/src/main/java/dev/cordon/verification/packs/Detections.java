package dev.cordon.verification.packs;

import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.verdict.RuleResult;
import java.util.List;

/** What loaded rules say of one message, besides the detections of the build. */
@FunctionalInterface
public interface Detections {
    /** Those that hold or could not be decided. */
    List<RuleResult> look(Dossier dossier, Raw raw);

    /** No rules. */
    Detections NONE = (_, _) -> List.of();
}

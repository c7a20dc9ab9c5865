package dev.cordon.verification.packs;

import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.mailauth.stored.StoredReport;
import dev.cordon.mql.eval.Input;
import java.util.List;

/**
 * A compiled pack as detections. Safe for several threads.
 *
 * @param pack the rules
 * @param world what they see besides the message
 */
public record PackDetections(MailPack pack, MailWorld world) implements Detections {
    @Override public List<RuleResult> look(Dossier dossier, Raw raw, StoredReport sender) {
        Input input = world.input(raw.shared(), dossier.intake().notice().mailbox().address(), () -> sender);
        return RuleResults.of(pack.evaluate(input), rule -> pack.proof(rule, input));
    }
}

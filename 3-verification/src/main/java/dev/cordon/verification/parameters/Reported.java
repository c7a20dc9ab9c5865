package dev.cordon.verification.parameters;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Notice;
import java.util.List;

/** That a reader reported the message. No detection hangs on it: reports can be forged, mistaken and organised (EC-073). */
final class Reported implements Parameter {
    @Override public List<Evidence> find(Dossier dossier, Guarded guarded) {
        Notice notice = dossier.intake().notice();
        return notice.cause() == Notice.Cause.REPORTED
                ? List.of(Evidence.fact(JudgedFactNames.REPORT_BY_READER, notice.mailbox().address(), List.of())) : List.of();
    }
}

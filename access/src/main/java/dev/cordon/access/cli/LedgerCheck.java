package dev.cordon.access.cli;

import dev.cordon.access.verifier.AuditOptions;
import dev.cordon.access.verifier.AuditReport;
import dev.cordon.access.verifier.LedgerAudit;
import dev.cordon.access.web.LedgerWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Lets the independent verifier look at a running system's ledger. */
record LedgerCheck(Path ledger) implements LedgerWatch {
    @Override public Seen look() {
        String command = "./cordon audit verify " + ledger.getParent();
        try {
            AuditReport report = LedgerAudit.audit(ledger, AuditOptions.USUAL);
            if (report.size() < 0) {
                return new Seen("unknown", "there is no checkpoint yet", 0, "", command);
            }
            return report.sound()
                    ? new Seen("yes", String.format(Locale.ROOT, "%,d entries and %,d checkpoints hold", report.entriesRead(),
                            report.checkpointsRead() + 1),
                            report.size(), report.root(), command)
                    : new Seen("no", report.findings().getFirst().place() + ": " + report.findings().getFirst().message(),
                            report.size(), report.root(), command);
        } catch (IOException e) {
            return new Seen("unknown", "it could not be read: " + Engine.why(e), 0, "", command);
        }
    }
}

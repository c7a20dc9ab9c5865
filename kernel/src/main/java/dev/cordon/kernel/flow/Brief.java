package dev.cordon.kernel.flow;

import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.message.Raw;
import java.util.Set;

/** What Application is asked to look for. It is never stored: its parts are. */
public record Brief(Intake.Admitted intake, Raw raw, Set<AnalyserName> deeper) {
    /** Copies the set. */
    public Brief {
        deeper = Set.copyOf(deeper);
    }
}

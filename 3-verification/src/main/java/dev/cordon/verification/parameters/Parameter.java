package dev.cordon.verification.parameters;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.flow.Dossier;
import java.util.List;

/** Draws facts from a dossier that need the organisation or the whole message. A pure function. */
interface Parameter {
    /** The facts; none when there is nothing to say. */
    List<Evidence> find(Dossier dossier, Guarded guarded);
}

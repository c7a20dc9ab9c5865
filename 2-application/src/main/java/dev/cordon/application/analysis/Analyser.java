package dev.cordon.application.analysis;

import java.util.List;

import dev.cordon.bounds.Meter;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.Evidence;

/** Draws facts from what was read of a message. It holds no state, and does not know of other analysers. */
public interface Analyser {

    /** Its stable name. */
    AnalyserName name();

    /** What it finds. It spends from the meter what its work costs, and reports what it could not afford as a gap. */
    List<Evidence> analyse(Material material, Meter meter);
}

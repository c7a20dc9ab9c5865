package dev.cordon.runtime.simulated;

import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.flow.Brief;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.identity.ContentHash;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Application, run once for each message of a drill. It finds the same in the same bytes, so repeating it only costs time; the
 * first repeat of each drill is carried out nevertheless, to see that this is so.
 */
final class RememberedApplication implements Stage<Brief, Dossier> {
    private record Asked(ContentHash content, Set<AnalyserName> deeper) {}

    private final Stage<Brief, Dossier> real;
    private final Map<Asked, Dossier> found = new HashMap<>();
    private boolean compared;

    RememberedApplication(Stage<Brief, Dossier> real) {
        this.real = real;
    }

    @Override public Step<Dossier> run(Brief brief) {
        Asked asked = new Asked(brief.intake().content(), brief.deeper());
        Dossier known = found.get(asked);
        if (known == null) {
            Step<Dossier> step = real.run(brief);
            if (step instanceof Step.Done<Dossier> d) {
                found.put(asked, d.output());
            }
            return step;
        }
        Dossier same = new Dossier(brief.intake(), known.message(), known.looked(), known.evidence());
        if (!compared) {
            compared = true;
            if (!real.run(brief).equals(new Step.Done<>(same))) {
                throw new Violation("Application found something else in the same bytes " + asked.content().value());
            }
        }
        return new Step.Done<>(same);
    }
}

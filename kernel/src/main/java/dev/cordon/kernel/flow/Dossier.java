package dev.cordon.kernel.flow;

import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.message.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Application brings back.
 *
 * @param looked which analysers ran; what the others would have found is not absent but unknown
 */
public record Dossier(Intake.Admitted intake, Message message, Set<AnalyserName> looked, List<Evidence> evidence) {
    /** Copies the collections. */
    public Dossier {
        looked = Set.copyOf(looked);
        evidence = List.copyOf(evidence);
    }

    /** The facts of that name, from Initiation and Application. */
    public List<Evidence.Fact> facts(FactName name) {
        return everything().stream().filter(e -> e instanceof Evidence.Fact f && f.name().equals(name))
                .map(e -> (Evidence.Fact) e).toList();
    }

    /** The first fact of that name. */
    public Optional<Evidence.Fact> fact(FactName name) {
        return facts(name).stream().findFirst();
    }

    /** Everything that could not be established. */
    public List<Evidence.Gap> gaps() {
        return everything().stream().filter(e -> e instanceof Evidence.Gap).map(e -> (Evidence.Gap) e).toList();
    }

    /** Evidence of Initiation, then of Application. */
    public List<Evidence> everything() {
        return java.util.stream.Stream.concat(intake.origin().evidence().stream(), evidence.stream()).toList();
    }
}

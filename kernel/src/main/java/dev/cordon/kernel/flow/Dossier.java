package dev.cordon.kernel.flow;

import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.message.Message;
import java.util.ArrayList;
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
        List<Evidence.Fact> found = new ArrayList<>();
        addFacts(intake.origin().evidence(), name, found);
        addFacts(evidence, name, found);
        return List.copyOf(found);
    }

    // A loop, not a stream: some hundred questions are asked of every message.
    private static void addFacts(List<Evidence> from, FactName name, List<Evidence.Fact> found) {
        for (Evidence one : from) {
            if (one instanceof Evidence.Fact fact && fact.name().equals(name)) {
                found.add(fact);
            }
        }
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

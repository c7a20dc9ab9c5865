package dev.cordon.runtime.simulated;

import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.flow.Brief;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An analyser that runs on demand only, put around the real stages, so that every drill exercises the closer look: what it would
 * find decides the verdict, and as long as it has not looked the verdict may not be clean.
 */
final class CloserLook {
    static final AnalyserName NAME = new AnalyserName("drill-hidden");
    private static final FactName FACT = new FactName("drill.hidden");

    private CloserLook() {}

    static Stage<Brief, Dossier> application(Stage<Brief, Dossier> real) {
        return brief -> {
            Set<AnalyserName> others = new TreeSet<>(brief.deeper());
            boolean closer = others.remove(NAME);
            Step<Dossier> step = real.run(new Brief(brief.intake(), brief.raw(), others));
            return closer && step instanceof Step.Done<Dossier> d ? new Step.Done<>(looked(d.output(), brief.raw())) : step;
        };
    }

    private static Dossier looked(Dossier dossier, Raw raw) {
        Set<AnalyserName> looked = new TreeSet<>(dossier.looked());
        looked.add(NAME);
        List<Evidence> evidence = new ArrayList<>(dossier.evidence());
        if (new String(raw.shared(), StandardCharsets.ISO_8859_1).contains(SampleMail.HIDDEN_HEADER)) {
            evidence.add(new Evidence.Fact(FACT, new Value.Flag(true), List.of()));
        }
        return new Dossier(dossier.intake(), dossier.message(), looked, evidence);
    }

    /** {@code careful} asks for the closer look; otherwise what was not looked for is read as absent, which is the planted mistake. */
    static Stage<Dossier, Judgement> verification(Stage<Dossier, Judgement> real, boolean careful) {
        return dossier -> switch (real.run(dossier)) {
            case Step.Done<Judgement> d when dossier.fact(FACT).isPresent() -> new Step.Done<>(harmful(d.output()));
            case Step.Done<Judgement> d when careful && !dossier.looked().contains(NAME) && hangsOnIt(d.output().verdict()) ->
                    new Step.Wants<>(Set.of(NAME));
            case Step<Judgement> other -> other;
        };
    }

    private static boolean hangsOnIt(Verdict verdict) {
        return switch (verdict) {
            case CLEAN, BULK, SUSPICIOUS, INDETERMINATE -> true;
            case MALICIOUS -> false;
        };
    }

    private static Judgement harmful(Judgement j) {
        return new Judgement(j.dossier(), j.authentication(), j.evidence(), j.rules(), Verdict.MALICIOUS, j.confidence(), j.proof(), j.pins(),
                j.answers());
    }
}

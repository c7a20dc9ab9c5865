package dev.cordon.runtime;

import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.flow.Brief;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Line;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.message.Raw;
import java.util.Set;
import java.util.TreeSet;

/** Application and Verification in turn: a closer look as often as the truth hangs on it, three times at most. */
final class Rounds {
    private Rounds() {}

    /** The judgement of a message, or why it must be tried again later. Never wants. */
    static Step<Judgement> judge(Wired wired, Intake.Admitted intake, Raw raw, StageClock clock) {
        Line line = wired.line();
        Set<AnalyserName> deeper = new TreeSet<>();
        for (int round = 0; ; round++) {
            Brief brief = new Brief(intake, raw, deeper);
            Step<Dossier> looked = clock.application(() -> line.application().run(brief));
            switch (looked) {
                case Step.Later<Dossier> l -> {
                    return new Step.Later<>(l.fault());
                }
                case Step.Wants<Dossier> w -> throw new IllegalStateException("Application asks itself for " + w.deeper());
                case Step.Done<Dossier> d -> {
                    Step<Judgement> judged = clock.verification(() -> line.verification().run(d.output()));
                    if (!(judged instanceof Step.Wants<Judgement> wants)) {
                        return judged;
                    }
                    if (round == Line.CLOSER_LOOKS_MAX || !deeper.addAll(wants.deeper())) {
                        return new Step.Done<>(wired.parked().apply(intake, "wants a closer look again and again: " + wants.deeper()));
                    }
                }
            }
        }
    }
}

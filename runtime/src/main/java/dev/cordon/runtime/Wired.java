package dev.cordon.runtime;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Line;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.verdict.Receipt;
import java.util.function.BiFunction;

/**
 * A line, ready to run, with what is asked of its stages beside it.
 *
 * @param parked what is judged of a message on which a stage broke down
 * @param again concludes a held message that was judged again
 * @param restoring puts a copy back because a person said so
 * @param observing concludes without touching the mailbox
 * @param commanding quarantines because a person said so
 */
public record Wired(Line line, BiFunction<Intake.Admitted, String, Judgement> parked,
                    BiFunction<Outcome.Held, Judgement, Step<Outcome>> again, Restoring restoring, Stage<Judgement, Outcome> observing,
                    Commanding commanding) {
    /** A line on which nothing is only observed or commanded: doing so is a defect. */
    public Wired(Line line, BiFunction<Intake.Admitted, String, Judgement> parked,
                 BiFunction<Outcome.Held, Judgement, Step<Outcome>> again, Restoring restoring) {
        this(line, parked, again, restoring, _ -> {
            throw new IllegalStateException("nothing is only observed on this line");
        }, (_, _, _) -> {
            throw new IllegalStateException("nothing is commanded on this line");
        });
    }

    /** The same with other stages. */
    public Wired with(Line other) {
        return new Wired(other, parked, again, restoring, observing, commanding);
    }

    /** Quarantines a copy whatever its verdict is. */
    @FunctionalInterface
    public interface Commanding {
        /** {@code who} and {@code why} go to the ledger. */
        Step<Outcome> command(Judgement judgement, String who, String why);
    }

    /** Puts a copy back. */
    @FunctionalInterface
    public interface Restoring {
        /** {@code who} and {@code why} go to the ledger. */
        Answer<Receipt> restore(Outcome outcome, String who, String why);
    }
}

package dev.cordon.runtime;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.flow.Line;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.verdict.Receipt;
import java.util.function.BiFunction;

/**
 * A line, ready to run, with what is asked of its stages beside it.
 *
 * @param parked what is judged of a message on which a stage broke down
 * @param again concludes a held message that was judged again
 * @param restoring puts a copy back because a person said so
 */
public record Wired(Line line, BiFunction<Intake.Admitted, String, Judgement> parked,
                    BiFunction<Outcome.Held, Judgement, Step<Outcome>> again, Restoring restoring) {
    /** Puts a copy back. */
    @FunctionalInterface
    public interface Restoring {
        /** {@code who} and {@code why} go to the ledger. */
        Answer<Receipt> restore(Outcome outcome, String who, String why);
    }
}

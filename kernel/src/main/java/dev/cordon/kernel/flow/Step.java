package dev.cordon.kernel.flow;

import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.fault.Fault;
import java.util.Set;

/** Done, later, or not without a closer look. Expected trouble is not an exception. */
public sealed interface Step<O> {
    /** The stage has its output. */
    record Done<O>(O output) implements Step<O> {}

    /** The same input must be tried again. */
    record Later<O>(Fault.Retry fault) implements Step<O> {}

    /** The truth hangs on something nobody looked for: Application is asked for it, at most three times. */
    record Wants<O>(Set<AnalyserName> deeper) implements Step<O> {
        /** Copies the set. */
        public Wants {
            deeper = Set.copyOf(deeper);
        }
    }
}

package dev.cordon.conclusion.guards;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.verdict.Order;
import java.util.Optional;

/** May stop an order, and never starts one. */
public interface Guard {
    /** Why the order must not be carried out now, if so. */
    Optional<Refusal> refuses(Order order, Guarded guarded);

    /**
     * A guard's refusal.
     *
     * @param effect what follows
     */
    record Refusal(Reason reason, Effect effect) {}

    /** What follows from a refusal. */
    enum Effect {
        /** Nothing is done because we only observe: the decision stands. */
        OBSERVED,
        /** Nothing is done, as a person decided: the message stays where it is. */
        LEFT,
        /** Nothing is done, and a person must look. */
        STOPPED
    }
}

package dev.cordon.conclusion.guards;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.verdict.Order;
import java.util.Optional;

/** In observe mode everything is decided and recorded, and nothing is done. */
final class DryRun implements Guard {
    @Override public Optional<Refusal> refuses(Order order, Guarded guarded) {
        return guarded.limits().dryRun()
                ? Optional.of(new Refusal(new Reason("guard.dry-run", "observe mode: decided and recorded, not done"), Effect.OBSERVED))
                : Optional.empty();
    }
}

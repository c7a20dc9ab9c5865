package dev.cordon.conclusion.guards;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.verdict.Order;
import java.util.Optional;

/** In a protected mailbox (legal hold, an executive's wish) nothing is hidden automatically: a person must. */
final class ProtectedMailbox implements Guard {
    @Override public Optional<Refusal> refuses(Order order, Guarded guarded) {
        boolean mine = guarded.limits().protectedMailboxes().stream().anyMatch(order.copy().mailbox().address()::equalsIgnoreCase);
        return mine && BlastRadius.hides(order.disposition())
                ? Optional.of(new Refusal(new Reason("guard.protected-mailbox", "nothing is hidden automatically in this mailbox"), Effect.STOPPED))
                : Optional.empty();
    }
}

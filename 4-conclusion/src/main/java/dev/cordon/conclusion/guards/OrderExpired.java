package dev.cordon.conclusion.guards;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.verdict.Order;
import java.util.Optional;

/** An old judgement is no reason to touch a mailbox today: the facts may have changed since. */
final class OrderExpired implements Guard {
    @Override public Optional<Refusal> refuses(Order order, Guarded guarded) {
        return guarded.now().isAfter(order.expires())
                ? Optional.of(new Refusal(new Reason("guard.order-expired", "the order expired at " + order.expires()), Effect.STOPPED))
                : Optional.empty();
    }
}

package dev.cordon.conclusion.guards;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import java.util.Optional;

/** What is deleted for ever can never be put back, so that a policy alone may not do it: the configuration must allow it, too (EC-086). */
final class NothingForEver implements Guard {
    @Override public Optional<Refusal> refuses(Order order, Guarded guarded) {
        return order.disposition() == Disposition.DELETE && !guarded.limits().deletion()
                ? Optional.of(new Refusal(new Reason("guard.nothing-for-ever", "deleting for ever is not allowed here; `line.permanent-deletion`"
                        + " allows it"), Effect.STOPPED)) : Optional.empty();
    }
}

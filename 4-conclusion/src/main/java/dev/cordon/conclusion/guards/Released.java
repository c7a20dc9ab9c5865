package dev.cordon.conclusion.guards;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import java.util.Optional;

/** What a person released into a mailbox is not taken from it again (EC-077, EC-078). It is a pin for this content, not for its sender. */
final class Released implements Guard {
    @Override public Optional<Refusal> refuses(Order order, Guarded guarded) {
        boolean pinned = order.disposition() != Disposition.RESTORE
                && guarded.records().isReleased(order.copy().mailbox(), order.copy().content());
        return pinned ? Optional.of(new Refusal(new Reason("guard.released", "a person released this message into this mailbox"), Effect.LEFT))
                : Optional.empty();
    }
}

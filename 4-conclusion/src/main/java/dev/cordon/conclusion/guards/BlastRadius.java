package dev.cordon.conclusion.guards;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Order;
import java.time.Instant;
import java.util.Optional;

/**
 * More acts than usual within a short time mean a bad rule or an attack on us rather than so much bad mail: a person must look before
 * more is taken away (EC-088, EC-089). Putting messages back and marking them are not limited.
 */
final class BlastRadius implements Guard {
    @Override public Optional<Refusal> refuses(Order order, Guarded guarded) {
        if (!hides(order.disposition())) {
            return Optional.empty();
        }
        Instant since = guarded.now().minus(guarded.limits().window());
        long here = guarded.counter().inMailbox(order.copy().mailbox(), since, order.id());
        long all = guarded.counter().inAll(since, order.id());
        boolean tooMany = here >= guarded.limits().actsPerMailboxMax() || all >= guarded.limits().actsMax();
        return tooMany ? Optional.of(new Refusal(new Reason("guard.blast-radius", "already " + here + " acts in this mailbox and " + all
                + " in all within " + guarded.limits().window()), Effect.STOPPED)) : Optional.empty();
    }

    static boolean hides(Disposition disposition) {
        return switch (disposition) {
            case LEAVE, MARK, RESTORE -> false;
            case HOLD, QUARANTINE, JUNK, REMOVE, SOFT_DELETE, DELETE -> true;
        };
    }
}

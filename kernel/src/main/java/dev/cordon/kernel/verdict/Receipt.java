package dev.cordon.kernel.verdict;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.identity.OrderId;
import java.time.Instant;

/**
 * What the provider's state was after the act, as seen by looking again.
 *
 * @param before seen before acting
 * @param after seen after acting
 */
public record Receipt(OrderId order, Copy copy, Disposition disposition, State state, Sighting before, Sighting after,
                      Instant at, Reason reason) {
    /** How an order ended. */
    public enum State {
        /** We acted, and looking again showed it. */
        DONE,
        /** It already was as ordered when we looked: by us before a restart, by the provider, or by a person. */
        ALREADY,
        /** The copy no longer exists. */
        GONE,
        /** A guard or the mail system refused; nothing was changed. */
        REFUSED,
        /** We acted, and looking again did not show it. */
        NOT_SEEN
    }
}

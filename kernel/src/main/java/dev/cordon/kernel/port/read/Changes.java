package dev.cordon.kernel.port.read;

import dev.cordon.kernel.identity.ProviderMessageId;
import java.util.List;

/**
 * A piece of a change feed.
 *
 * @param arrived copies that are new in the watched folders, oldest first; never fewer than there were, perhaps some twice
 * @param next where to go on
 * @param more whether there is more right now
 */
public record Changes(List<ProviderMessageId> arrived, Cursor next, boolean more) {
    /** Copies the list. */
    public Changes {
        arrived = List.copyOf(arrived);
    }
}

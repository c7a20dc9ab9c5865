package dev.cordon.kernel.port.act;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import java.util.Set;

/**
 * Changes mailboxes of one connector. It does what it is told, once, and believes nothing: whoever calls looks first and looks
 * again after. Implementations are safe for use by many threads.
 */
public interface MailActor {
    /** What this actor can do: HIDE, MARK, TRASH, PURGE, STABLE_ID. */
    Set<Capability> capabilities(MailboxId mailbox);

    /**
     * Where a copy is now, in any folder. When its id no longer leads to it, it is searched by Message-ID, and what is found
     * counts only when its content hash is the copy's. {@code Gone} only when the whole mailbox was searched.
     */
    Answer<Sighting> look(Copy copy);

    /** Moves a copy that was just seen. The answer says only that the provider accepted. {@code Fault.Gone} when it moved meanwhile. */
    Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to);

    /**
     * Deletes a copy that was just seen for ever. {@code Fault.Gone} when it moved meanwhile, {@code Fault.Unsupported} without the capability
     * PURGE. The answer says only that the provider accepted.
     */
    default Answer<Sighting> purge(Copy copy, Sighting.Present from) {
        return Answer.unknown(new Fault.Unsupported("this mail system deletes nothing for ever"));
    }

    /** Sets or clears a visible mark (a keyword or category) on a copy that was just seen. */
    Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on);
}

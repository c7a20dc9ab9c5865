package dev.cordon.runtime.simulated;

import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.testkit.MemoryMailboxes;
import java.util.List;

/**
 * One mail system of a simulation: what our process has of it, what its people do in it, and what it remembers of our acts. A copy has
 * the number of its arrival, which never changes. Folders are named {@code inbox archive trash quarantine}.
 */
interface MailSystem {
    /** What reads it. The same object until {@link #restart}. */
    MailReader reader();

    /** What acts on it. The same object until {@link #restart}. */
    MailActor actor();

    /** Our process died: all that it had of this mail system is made anew. */
    void restart();

    /** Hints about this mailbox go there, until {@link #restart}. */
    void watch(MailboxId mailbox, Runnable hint);

    /** A message arrives. */
    ProviderMessageId deliver(MailboxId mailbox, long number, Raw raw);

    /** The owner moves a copy, if it is there. */
    void ownerMoves(MailboxId mailbox, long number, String folder);

    /** The owner deletes a copy for good. */
    void ownerDeletes(MailboxId mailbox, long number);

    /** The owner opens a copy. */
    void ownerReads(MailboxId mailbox, long number);

    /** Where a copy is; empty when it is nowhere. */
    String folderOf(MailboxId mailbox, long number);

    /** It forgets how far we had come. */
    void forgetCursors(MailboxId mailbox);

    /** From now on things go wrong. */
    void begin();

    /** Something that lasts a while begins or ends: a storm of refusals, an expired secret, a withdrawn consent, a wrong clock. */
    void upset();

    /** From now on every request is refused: too many. */
    default void storm() {
        // Who has no requests has no storms.
    }

    /** From now on nothing goes wrong. */
    void calm();

    /** Our acts so far; {@code mail} is the copy's number. */
    List<MemoryMailboxes.Act> acts();

    /** Whether a copy that was seen so was elsewhere when it was acted on. */
    default boolean stale(Sighting.Present seen, MemoryMailboxes.Act act) {
        return !act.from().equals(seen.folder());
    }
}

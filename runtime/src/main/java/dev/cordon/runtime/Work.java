package dev.cordon.runtime;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import java.time.Instant;

/**
 * One inspection on its way: exactly what is stored between two phases.
 *
 * @param input canonical JSON: a notice, an admitted intake, a judgement, or who releases and why
 * @param after the held inspection that this one looks at again, empty for none
 * @param looks how many looks there were before this one
 * @param since when the notice came
 * @param due not before this moment
 * @param attempt how often this phase was tried in vain
 */
public record Work(InspectionId inspection, MailboxId mailbox, Phase phase, Json input, String after, int looks, Instant since,
                   Instant due, int attempt) {
    /** The same inspection with its next phase, due at once. */
    public Work next(Phase following, Json with, Instant now) {
        return new Work(inspection, mailbox, following, with, after, looks, since, now, 0);
    }

    /** The same phase once more. */
    public Work again(Instant when) {
        return new Work(inspection, mailbox, phase, input, after, looks, since, when, attempt + 1);
    }
}

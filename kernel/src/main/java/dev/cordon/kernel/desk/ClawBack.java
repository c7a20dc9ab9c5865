package dev.cordon.kernel.desk;

import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import java.time.Instant;
import java.util.List;

/**
 * Every copy of one message in the mailboxes that are protected, and what was ordered about them.
 *
 * @param id of this claw-back; the same message, wish and person within the same second give the same
 * @param messageId the Message-ID that was searched, a claim of its sender
 * @param act whether quarantine was ordered; otherwise it is only told where copies are
 */
public record ClawBack(String id, String messageId, boolean act, Instant at, List<Found> found) {
    /** Copies the list. */
    public ClawBack {
        found = List.copyOf(found);
    }

    /**
     * One mailbox.
     *
     * @param copies how many copies there are
     * @param ordered the inspections through which they are quarantined; their outcomes tell how it ended
     * @param trouble why the mailbox could not be searched; empty when it was
     */
    public record Found(MailboxId mailbox, int copies, List<InspectionId> ordered, String trouble) {
        /** Copies the list. */
        public Found {
            ordered = List.copyOf(ordered);
        }
    }
}

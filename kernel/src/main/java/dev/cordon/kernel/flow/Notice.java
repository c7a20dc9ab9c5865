package dev.cordon.kernel.flow;

import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import java.time.Instant;

/** Something says a message arrived or changed. Nothing about it is believed yet. */
public record Notice(InspectionId inspection, MailboxId mailbox, ProviderMessageId message, Cause cause, Instant noticedAt) {
    /** Why we were told. */
    public enum Cause { DELIVERED, REPORTED, SWEPT, HUNTED, SUBMITTED }
}

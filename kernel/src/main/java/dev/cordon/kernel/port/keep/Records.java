package dev.cordon.kernel.port.keep;

import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;

/** Small facts about our own work that outlive a restart. */
public interface Records {
    /**
     * Says that this inspection is about this copy, unless another inspection said so first.
     *
     * @return the inspection that was first: the given one when it is, or when it asks again after a restart
     */
    InspectionId claim(MailboxId mailbox, ProviderMessageId message, ContentHash content, InspectionId inspection);

    /** Says that a copy has another id now because we moved it, so that its new id is not taken for a new arrival. */
    void moved(MailboxId mailbox, ProviderMessageId now, ContentHash content, InspectionId inspection);

    /** Says that a person released this content into this mailbox: it is not taken again there while facts stay the same. */
    void released(MailboxId mailbox, ContentHash content);

    /** Whether a person released this content into this mailbox. */
    boolean isReleased(MailboxId mailbox, ContentHash content);
}

package dev.cordon.kernel.identity;

import java.util.List;

/** One trip of one message through the four stages; a message looked at again is a new inspection. */
public record InspectionId(String value) {
    /** Refuses an empty id. */
    public InspectionId {
        Ids.require("inspection", value);
    }

    /** The id of the trip that this notice of this copy starts: equal input gives the equal id, so repeated notices collapse. */
    public static InspectionId of(MailboxId mailbox, ProviderMessageId message, String occasion) {
        return new InspectionId("i" + Ids.digest(List.of(mailbox.key(), message.value(), occasion)));
    }
}

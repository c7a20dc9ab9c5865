package dev.cordon.mdm;

import java.time.Instant;

/**
 * What is known of a copy besides its bytes. Empty text stands for what is not known.
 *
 * @param mailbox address of the mailbox the copy lies in
 * @param displayName name of its owner in the directory
 * @param firstName given name of its owner
 * @param lastName family name of its owner
 * @param receivedAt when it came; {@link Instant#EPOCH} when that is not known
 * @param providerId the mail provider's identifier
 * @param threadId the mail provider's identifier of the conversation
 * @param spamFolder whether it came into the junk folder
 */
public record Arrival(String mailbox, String displayName, String firstName, String lastName, Instant receivedAt, String providerId,
                      String threadId, boolean spamFolder) {

    /** Nothing is known. */
    public static final Arrival UNKNOWN = new Arrival("", "", "", "", Instant.EPOCH, "", "", false);

    /** A copy in a mailbox of which only the address is known. */
    public static Arrival in(String mailbox) {
        return new Arrival(mailbox, "", "", "", Instant.EPOCH, "", "", false);
    }
}

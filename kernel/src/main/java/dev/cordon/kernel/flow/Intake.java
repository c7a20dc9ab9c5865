package dev.cordon.kernel.flow;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import java.time.Instant;

/** What Initiation made of a notice. */
public sealed interface Intake {
    /** The notice it answers. */
    Notice notice();

    /**
     * Goes on to Application.
     *
     * @param folder the provider's id of the folder the copy was in when it was fetched, may be empty
     */
    record Admitted(Notice notice, ContentHash content, long bytes, Origin origin, String folder, Instant receivedAt) implements Intake {}

    /** The same copy again; the same content elsewhere is not a duplicate. */
    record Duplicate(Notice notice, InspectionId first) implements Intake {}

    /** Gone before we came: evidence too. */
    record Vanished(Notice notice, Instant lookedAt) implements Intake {}

    /** A forged or unreadable trigger. */
    record Refused(Notice notice, Reason reason) implements Intake {}
}

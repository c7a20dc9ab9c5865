package dev.cordon.connectors.files;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One mailbox on disk. It is asked anew each time: other programs change it whenever they like. */
interface MailStore {
    /** The folder id of the inbox. */
    String INBOX = "INBOX";

    /**
     * A message that was seen.
     *
     * @param id its name, which it keeps when it is moved
     * @param folder the folder's id
     * @param at where it is now; for an mbox the file that holds it
     */
    record Item(String id, String folder, FolderRole role, boolean read, Path at) {}

    /** What can be told of one message without its text. */
    record Facts(Instant receivedAt, long bytes) {}

    /** Everything there is, in all folders. */
    List<Item> list() throws FaultFound;

    /** When it came and how long it is; nothing when it is gone. */
    Optional<Facts> facts(Item item) throws FaultFound;

    /** Its bytes; nothing when it is gone. */
    Optional<byte[]> read(Item item) throws FaultFound;

    /** Whether messages can be moved. */
    boolean canMove();

    /** Moves to a folder, which is made when missing; false when the message was no longer there. */
    boolean move(Item item, String folder) throws FaultFound;

    /** The id of our own folder. */
    String quarantine();

    /** The id of the trash. */
    String trash();

    /** Whether there is such a folder. */
    boolean has(String folder);

    /** Something that differs when the mailbox has changed; cheap to ask for. */
    String stamp() throws FaultFound;
}

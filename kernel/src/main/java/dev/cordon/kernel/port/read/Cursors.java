package dev.cordon.kernel.port.read;

import dev.cordon.kernel.identity.MailboxId;
import java.util.Optional;

/** Where we are in each mailbox's change feed. */
public interface Cursors {
    /** The saved cursor of a mailbox. */
    Optional<Cursor> load(MailboxId mailbox);

    /** Saves a cursor; only after every copy before it has become work that cannot be lost. */
    void save(MailboxId mailbox, Cursor cursor);
}

package dev.cordon.testkit;

import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Cursors;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Cursors, in memory. */
public final class MemoryCursors implements Cursors {
    private final Map<String, Cursor> saved = new ConcurrentHashMap<>();

    @Override public Optional<Cursor> load(MailboxId mailbox) {
        return Optional.ofNullable(saved.get(mailbox.key()));
    }

    @Override public void save(MailboxId mailbox, Cursor cursor) {
        saved.put(mailbox.key(), cursor);
    }
}

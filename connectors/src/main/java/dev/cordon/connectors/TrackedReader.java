package dev.cordon.connectors;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Capability;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A reader that remembers its watches, so that closing the connector ends them. */
final class TrackedReader implements MailReader {
    private final MailReader inner;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    TrackedReader(MailReader inner) {
        this.inner = inner;
    }

    @Override public Set<Capability> capabilities() {
        return inner.capabilities();
    }

    @Override public Answer<Cursor> now(MailboxId mailbox) {
        return inner.now(mailbox);
    }

    @Override public Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max) {
        return inner.changes(mailbox, cursor, max);
    }

    @Override public Answer<Changes> since(MailboxId mailbox, Instant from) {
        return inner.since(mailbox, from);
    }

    @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
        return inner.fetch(mailbox, message);
    }

    @Override public Answer<List<ProviderMessageId>> find(MailboxId mailbox, MessageIdHeader messageId) {
        return inner.find(mailbox, messageId);
    }

    @Override public Watch watch(MailboxId mailbox, Runnable changed) {
        Watch watch = inner.watch(mailbox, changed);
        Watch tracked = new Watch() {
            @Override public boolean listening() {
                return watch.listening();
            }

            @Override public void close() {
                watches.remove(this);
                watch.close();
            }
        };
        watches.add(tracked);
        return tracked;
    }

    void closeWatches() {
        Set.copyOf(watches).forEach(Watch::close);
    }
}

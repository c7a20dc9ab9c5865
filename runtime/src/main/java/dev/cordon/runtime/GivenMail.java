package dev.cordon.runtime;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.port.keep.Blobs;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.kernel.port.keep.Records;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** One given message as a whole mail system in which nothing can be changed, with everything a line needs around it. */
final class GivenMail implements MailReader, MailActor, Blobs, Records, Ledger {
    private static final Fault.Unsupported NOTHING = new Fault.Unsupported("a submitted message is in no mailbox");

    private final Raw raw;
    private final InstantSource clock;
    private final AtomicLong entries = new AtomicLong();

    GivenMail(Raw raw, InstantSource clock) {
        this.raw = raw;
        this.clock = clock;
    }

    @Override public Set<Capability> capabilities() {
        return EnumSet.of(Capability.EXACT_BYTES, Capability.STABLE_ID);
    }

    // What an ordinary mailbox can do, so that the policy answers as it would there.
    @Override public Set<Capability> capabilities(MailboxId mailbox) {
        return EnumSet.of(Capability.HIDE, Capability.MARK, Capability.TRASH, Capability.STABLE_ID);
    }

    @Override public Answer<Cursor> now(MailboxId mailbox) {
        return Answer.unknown(NOTHING);
    }

    @Override public Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max) {
        return Answer.unknown(NOTHING);
    }

    @Override public Answer<Changes> since(MailboxId mailbox, Instant from) {
        return Answer.unknown(NOTHING);
    }

    @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
        return Answer.of(new Fetched(raw, raw.length(), "inbox", clock.instant()));
    }

    @Override public Watch watch(MailboxId mailbox, Runnable changed) {
        return new Watch() {
            @Override public boolean listening() {
                return false;
            }

            @Override public void close() {
                // Nothing was opened.
            }
        };
    }

    @Override public Answer<Sighting> look(Copy copy) {
        return Answer.of(new Sighting.Present(copy.id(), "inbox", Sighting.FolderRole.INBOX, false, List.of()));
    }

    @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
        return Answer.unknown(NOTHING);
    }

    @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
        return Answer.unknown(NOTHING);
    }

    @Override public Answer<ContentHash> put(Raw bytes) {
        return Answer.of(bytes.hash());
    }

    @Override public Answer<Raw> get(ContentHash hash) {
        return Answer.of(raw);
    }

    @Override public InspectionId claim(MailboxId mailbox, ProviderMessageId message, ContentHash content, InspectionId inspection) {
        return inspection;
    }

    @Override public void moved(MailboxId mailbox, ProviderMessageId now, ContentHash content, InspectionId inspection) {
        // Nothing can be moved.
    }

    @Override public void released(MailboxId mailbox, ContentHash content) {
        // Nothing can be released.
    }

    @Override public boolean isReleased(MailboxId mailbox, ContentHash content) {
        return false;
    }

    // A ledger in which nothing is kept: nothing is done that it would have to prove.
    @Override public Answer<Long> append(Entry entry) {
        return Answer.of(entries.getAndIncrement());
    }
}

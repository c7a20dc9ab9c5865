package dev.cordon.connectors.files;

import dev.cordon.connectors.wire.BackOff;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Pace;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Capability;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads mail at rest. */
final class FilesReader implements MailReader {
    private static final int CHANGES_MAX = 500;
    private static final int TRIES_MAX = 3;

    private final Map<MailboxId, FileBox> boxes;
    private final Pace pace = new Pace();

    FilesReader(Map<MailboxId, FileBox> boxes) {
        this.boxes = Map.copyOf(boxes);
    }

    static FileBox box(Map<MailboxId, FileBox> boxes, MailboxId mailbox) throws FaultFound {
        FileBox box = boxes.get(mailbox);
        if (box == null) {
            throw new FaultFound(new Fault.Denied("the mailbox " + mailbox.address() + " is not configured for " + mailbox.connector()));
        }
        return box;
    }

    /** Not RESUME: a place does not outlive the process. */
    @Override public Set<Capability> capabilities() {
        return Set.of(Capability.PUSH, Capability.STABLE_ID, Capability.EXACT_BYTES);
    }

    @Override public Answer<Cursor> now(MailboxId mailbox) {
        return FaultFound.ask(() -> box(boxes, mailbox).now());
    }

    @Override public Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max) {
        return FaultFound.ask(() -> box(boxes, mailbox).changes(cursor, Math.clamp(max, 1, CHANGES_MAX)));
    }

    @Override public Answer<Changes> since(MailboxId mailbox, Instant from) {
        return FaultFound.ask(() -> box(boxes, mailbox).since(from));
    }

    @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
        return FaultFound.ask(() -> {
            MailStore store = box(boxes, mailbox).store();
            // A client may rename a file between finding and reading it: then it is looked for again.
            for (int tries = 0; tries < TRIES_MAX; tries++) {
                Optional<MailStore.Item> item = find(store, message.value());
                if (item.isEmpty()) {
                    break;
                }
                Optional<MailStore.Facts> facts = store.facts(item.get());
                Optional<byte[]> bytes = store.read(item.get());
                if (facts.isPresent() && bytes.isPresent()) {
                    return new Fetched(Raw.owning(bytes.get()), facts.get().bytes(), item.get().folder(), facts.get().receivedAt());
                }
            }
            throw new FaultFound(new Fault.Gone("the message is no longer in " + mailbox.address()));
        });
    }

    static Optional<MailStore.Item> find(MailStore store, String id) throws FaultFound {
        return store.list().stream().filter(i -> i.id().equals(id)).reduce((_, last) -> last);
    }

    @Override public Watch watch(MailboxId mailbox, Runnable changed) {
        FileBox box = boxes.get(mailbox);
        if (box == null) {
            return new Looking(() -> "", () -> { });
        }
        Looking looking = new Looking(() -> box.store().stamp(), changed);
        Thread.ofVirtual().name("files watch " + mailbox.address()).start(looking::run);
        return looking;
    }

    /** Asks again and again whether the directories have changed: some of the disks that hold mail tell nobody. */
    private final class Looking implements Watch {
        private final FaultFound.Question<String> stamp;
        private final Runnable changed;
        private final BackOff backOff = new BackOff();
        private volatile boolean listening;

        Looking(FaultFound.Question<String> stamp, Runnable changed) {
            this.stamp = stamp;
            this.changed = changed;
        }

        @Override public boolean listening() {
            return listening && !backOff.over();
        }

        @Override public void close() {
            backOff.end();
        }

        private void run() {
            String last = "";
            pace.join();
            try {
                while (!backOff.over()) {
                    Answer<String> now = FaultFound.ask(stamp);
                    switch (now) {
                        case Answer.Known<String>(String seen) -> {
                            listening = true;
                            backOff.reset();
                            if (!seen.equals(last)) {
                                last = seen;
                                changed.run();
                            }
                            backOff.rest(pace.between());
                        }
                        case Answer.Unknown<String> _ -> {
                            listening = false;
                            backOff.pause(Duration.ofSeconds(1));
                        }
                    }
                }
            } finally {
                listening = false;
                pace.leave();
            }
        }
    }
}

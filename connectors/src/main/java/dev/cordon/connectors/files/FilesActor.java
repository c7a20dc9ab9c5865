package dev.cordon.connectors.files;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Acts on mail at rest by renaming files. A rename names the place where the file was seen: what was moved meanwhile stays where it is. */
final class FilesActor implements MailActor {
    private static final int TRIES_MAX = 3;

    private final Map<MailboxId, FileBox> boxes;

    FilesActor(Map<MailboxId, FileBox> boxes) {
        this.boxes = Map.copyOf(boxes);
    }

    @Override public Set<Capability> capabilities(MailboxId mailbox) {
        Set<Capability> all = EnumSet.of(Capability.STABLE_ID);
        FileBox box = boxes.get(mailbox);
        if (box != null && box.store().canMove()) {
            all.addAll(Set.of(Capability.HIDE, Capability.TRASH));
        }
        return all;
    }

    @Override public Answer<Sighting> look(Copy copy) {
        return FaultFound.ask(() -> {
            MailStore store = FilesReader.box(boxes, copy.mailbox()).store();
            Optional<MailStore.Item> item = FilesReader.find(store, copy.id().value());
            item = item.isPresent() ? item : byContent(store, copy);
            return item.isEmpty() ? new Sighting.Gone() : present(item.get());
        });
    }

    // Every file of that length is read: slow, and sure.
    private static Optional<MailStore.Item> byContent(MailStore store, Copy copy) throws FaultFound {
        for (MailStore.Item item : store.list()) {
            if (store.facts(item).map(f -> f.bytes() == copy.bytes()).orElse(false)) {
                Optional<byte[]> bytes = store.read(item);
                if (bytes.isPresent() && ContentHash.of(bytes.get()).equals(copy.content())) {
                    return Optional.of(item);
                }
            }
        }
        return Optional.empty();
    }

    private static Sighting.Present present(MailStore.Item item) {
        return new Sighting.Present(new ProviderMessageId(item.id()), item.folder(), item.role(), item.read(), List.of());
    }

    @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
        return FaultFound.ask(() -> {
            MailStore store = FilesReader.box(boxes, copy.mailbox()).store();
            if (!store.canMove()) {
                throw new FaultFound(new Fault.Unsupported("messages in an mbox file are not moved"));
            }
            String folder = switch (to) {
                case Place.Quarantine() -> store.quarantine();
                case Place.Junk() -> throw new FaultFound(new Fault.Unsupported("mail at rest has no folder for junk that every program knows"));
                case Place.Trash(), Place.Recoverable() -> store.trash();
                case Place.Folder(String id) -> store.has(id) ? id : MailStore.INBOX;
            };
            for (int tries = 0; tries < TRIES_MAX; tries++) {
                MailStore.Item item = FilesReader.find(store, from.id().value())
                        .orElseThrow(() -> new FaultFound(new Fault.Gone("the message is no longer there")));
                if (item.folder().equals(folder)) {
                    return present(item);
                }
                if (!item.folder().equals(from.folder())) {
                    throw new FaultFound(new Fault.Gone("the message was moved meanwhile"));
                }
                // Not moved when a client has just renamed it, to set a flag or to another folder: look again.
                if (store.move(item, folder)) {
                    return present(FilesReader.find(store, item.id())
                            .orElseThrow(() -> new FaultFound(new Fault.Gone("the message vanished after it was moved"))));
                }
            }
            throw new FaultFound(new Fault.Retry("the message changes faster than we can act", Duration.ofSeconds(1)));
        });
    }

    @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
        return Answer.unknown(new Fault.Unsupported("mail at rest has no marks that every program understands"));
    }
}

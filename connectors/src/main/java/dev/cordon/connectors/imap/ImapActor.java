package dev.cordon.connectors.imap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.act.Place;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Copy;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;

/**
 * Acts over IMAP. A move is UID MOVE (RFC 6851); without it COPY, \Deleted and UID EXPUNGE, and without UIDPLUS (RFC 4315) not at all,
 * because a plain EXPUNGE would also remove what the owner marked. The message gets a new id; COPYUID tells it.
 */
final class ImapActor implements MailActor {
    private static final int REMEMBERED_MAX = 2_000;

    private final Map<MailboxId, ImapBox> boxes;
    private final String quarantineName;
    /** Where we moved copies lately: only a short cut, checked by looking. */
    private final Map<String, String> moved = new LinkedHashMap<>();

    ImapActor(Map<MailboxId, ImapBox> boxes, String quarantineName) {
        this.boxes = Map.copyOf(boxes);
        this.quarantineName = quarantineName;
    }

    private ImapBox box(MailboxId mailbox) throws FaultFound {
        ImapBox box = boxes.get(mailbox);
        if (box == null) {
            throw new FaultFound(new Fault.Denied("the mailbox " + mailbox.address() + " is not configured for " + mailbox.connector()));
        }
        return box;
    }

    private ImapFolders folders(ImapBox box) throws FaultFound {
        return box.anywhere((line, _) -> ImapFolders.of(line, quarantineName));
    }

    @Override public Set<Capability> capabilities(MailboxId mailbox) {
        Set<Capability> all = EnumSet.noneOf(Capability.class);
        FaultFound.ask(() -> box(mailbox).in("INBOX", true, (line, inbox) -> {
            if (line.has("MOVE") || line.has("UIDPLUS")) {
                all.add(Capability.HIDE);
                if (ImapFolders.of(line, quarantineName).of(FolderRole.TRASH).isPresent()) {
                    all.add(Capability.TRASH);
                }
            }
            if (takesKeyword(inbox, "cordon")) {
                all.add(Capability.MARK);
            }
            return all;
        }));
        return all;
    }

    @Override public Answer<Sighting> look(Copy copy) {
        return FaultFound.ask(() -> {
            ImapBox box = box(copy.mailbox());
            ImapFolders folders = folders(box);
            for (ProviderMessageId id : List.of(whereWeMoved(copy), copy.id())) {
                Optional<Sighting.Present> there = at(box, folders, id);
                if (there.isPresent()) {
                    return there.get();
                }
            }
            Optional<Sighting.Present> found = ImapSearch.find(box, folders, copy);
            return found.isPresent() ? found.get() : new Sighting.Gone();
        });
    }

    private static Optional<Sighting.Present> at(ImapBox box, ImapFolders folders, ProviderMessageId providerId) throws FaultFound {
        Optional<ImapId> id = ImapId.of(providerId);
        Optional<ImapFolders.Folder> folder = id.flatMap(i -> folders.named(i.folder()));
        if (id.isEmpty() || folder.isEmpty()) {
            return Optional.empty();
        }
        return box.in(folder.get().name(), false, (line, open) -> open.uidvalidity != id.get().uidValidity() ? Optional.empty()
                : ImapMessages.facts(line, id.get().uid())
                        .map(facts -> facts.present(folder.get().name(), open.uidvalidity, folder.get().role())));
    }

    @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
        return FaultFound.ask(() -> {
            ImapBox box = box(copy.mailbox());
            ImapFolders folders = folders(box);
            ImapFolders.Folder target = target(box, folders, to);
            ImapId source = ImapId.of(from.id()).orElseThrow(() -> new FaultFound(new Fault.Gone("the message is no longer there")));
            if (source.folder().equals(target.name())) {
                return at(box, folders, from.id()).orElseThrow(() -> new FaultFound(new Fault.Gone("the message was moved meanwhile")));
            }
            Optional<Long> uid = box.in(source.folder(), true, (line, open) -> {
                if (open.uidvalidity != source.uidValidity() || ImapMessages.facts(line, source.uid()).isEmpty()) {
                    throw new FaultFound(new Fault.Gone("the message was moved meanwhile"));
                }
                return line.has("MOVE") ? moveInOneStep(line, source.uid(), target.name()) : moveInThree(line, source.uid(), target.name());
            });
            Sighting.Present now = arrived(box, target, copy, uid);
            remember(copy, now.id());
            return now;
        });
    }

    private static Optional<Long> moveInOneStep(ImapLine line, long uid, String target) throws FaultFound {
        return newUid(line.command("UID MOVE", "UID MOVE " + uid, folder(line, target)), uid);
    }

    private static Optional<Long> moveInThree(ImapLine line, long uid, String target) throws FaultFound {
        if (!line.has("UIDPLUS")) {
            throw new FaultFound(new Fault.Unsupported(line.host() + " offers neither MOVE nor UIDPLUS: a message cannot be moved without "
                    + "removing others"));
        }
        Optional<Long> copied = newUid(line.command("UID COPY", "UID COPY " + uid, folder(line, target)), uid);
        line.command("UID STORE", "UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)");
        line.command("UID EXPUNGE", "UID EXPUNGE " + uid);
        return copied;
    }

    // RFC 4315 §3: [COPYUID validity from to]; with MOVE it comes untagged (RFC 6851 §4.3).
    private static Optional<Long> newUid(List<Response> responses, long uid) {
        for (Response response : responses) {
            String text = response.toString();
            int at = text.indexOf("[COPYUID ");
            int end = at < 0 ? -1 : text.indexOf(']', at);
            if (end > 0) {
                String[] parts = text.substring(at, end).split(" ", -1);
                if (parts.length == 4 && parts[2].equals(Long.toString(uid)) && ImapId.isNumber(parts[3])) {
                    return Optional.of(Long.parseLong(parts[3]));
                }
            }
        }
        return Optional.empty();
    }

    private static Sighting.Present arrived(ImapBox box, ImapFolders.Folder target, Copy copy, Optional<Long> uid) throws FaultFound {
        Optional<Sighting.Present> known = uid.isEmpty() ? Optional.empty() : box.in(target.name(), false, (line, open) ->
                ImapMessages.facts(line, uid.get()).map(facts -> facts.present(target.name(), open.uidvalidity, target.role())));
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Sighting.Present> searched = ImapSearch.in(box, target, copy, !copy.messageId().value().isEmpty());
        return searched.orElseThrow(() -> new FaultFound(new Fault.Gone("the message was not found where it was moved to")));
    }

    private static Argument folder(ImapLine line, String name) {
        Argument argument = new Argument();
        // RFC 9051 §5.1, RFC 3501 §5.1.3: modified UTF-7 unless UTF8=ACCEPT is in force.
        return line.protocol().supportsUtf8() ? argument.writeString(name, StandardCharsets.UTF_8)
                : argument.writeString(BASE64MailboxEncoder.encode(name));
    }

    private ImapFolders.Folder target(ImapBox box, ImapFolders folders, Place to) throws FaultFound {
        return switch (to) {
            case Place.Quarantine() -> {
                Optional<ImapFolders.Folder> known = folders.of(FolderRole.QUARANTINE);
                yield known.isPresent() ? known.get() : makeQuarantine(box, folders.prefix() + quarantineName);
            }
            case Place.Junk() -> folders.of(FolderRole.JUNK)
                    .orElseThrow(() -> new FaultFound(new Fault.Unsupported(box.address() + " has no folder for junk")));
            case Place.Trash(), Place.Recoverable() -> folders.of(FolderRole.TRASH)
                    .orElseThrow(() -> new FaultFound(new Fault.Unsupported(box.address() + " has no trash")));
            case Place.Folder(String name) -> {
                Optional<ImapFolders.Folder> known = folders.named(name);
                yield known.isPresent() ? known.get() : folders.of(FolderRole.INBOX)
                        .orElseThrow(() -> new FaultFound(new Fault.Unsupported(box.address() + " has no inbox")));
            }
        };
    }

    // Not subscribed: clients that follow subscriptions do not show it.
    private ImapFolders.Folder makeQuarantine(ImapBox box, String name) throws FaultFound {
        box.anywhere((line, _) -> {
            try {
                line.protocol().create(name);
                return true;
            } catch (ProtocolException e) {
                FaultFound fault = ImapFaults.of(line.host(), "CREATE", e);
                // Another thread or process may have made it in between: the list below tells.
                if (fault instanceof ImapFaults.Refused) {
                    return false;
                }
                throw fault;
            }
        });
        return folders(box).of(FolderRole.QUARANTINE)
                .orElseThrow(() -> new FaultFound(new Fault.Denied("the folder " + name + " cannot be made in " + box.address())));
    }

    @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
        return FaultFound.ask(() -> {
            ImapBox box = box(copy.mailbox());
            String name = keyword(keyword);
            ImapFolders folders = folders(box);
            FaultFound gone = new FaultFound(new Fault.Gone("the message was moved meanwhile"));
            ImapId id = ImapId.of(at.id()).orElseThrow(() -> gone);
            box.in(id.folder(), true, (line, open) -> {
                if (open.uidvalidity != id.uidValidity() || ImapMessages.facts(line, id.uid()).isEmpty()) {
                    throw gone;
                }
                if (on && !takesKeyword(open, name)) {
                    throw new FaultFound(new Fault.Unsupported(line.host() + " keeps no keywords in " + id.folder()));
                }
                return line.command("UID STORE", "UID STORE " + id.uid() + (on ? " +" : " -") + "FLAGS.SILENT (" + name + ")");
            });
            return at(box, folders, at.id()).orElseThrow(() -> gone);
        });
    }

    // RFC 9051 §2.3.2, §9: a keyword is an atom.
    private static String keyword(String keyword) throws FaultFound {
        boolean fits = !keyword.isEmpty() && keyword.length() <= 100
                && keyword.chars().allMatch(c -> c > 0x20 && c < 0x7F && "(){]%*\"\\[}".indexOf(c) < 0);
        if (!fits) {
            throw new FaultFound(new Fault.Unsupported("not a keyword: " + keyword.length() + " characters"));
        }
        return keyword.toLowerCase(Locale.ROOT);
    }

    private static boolean takesKeyword(MailboxInfo open, String name) {
        return open.permanentFlags != null && (open.permanentFlags.contains(Flags.Flag.USER)
                || Arrays.stream(open.permanentFlags.getUserFlags()).anyMatch(f -> f.equalsIgnoreCase(name)));
    }

    private ProviderMessageId whereWeMoved(Copy copy) {
        synchronized (moved) {
            return new ProviderMessageId(moved.getOrDefault(key(copy), copy.id().value()));
        }
    }

    private void remember(Copy copy, ProviderMessageId now) {
        synchronized (moved) {
            moved.remove(key(copy));
            moved.put(key(copy), now.value());
            while (moved.size() > REMEMBERED_MAX) {
                moved.remove(moved.keySet().iterator().next());
            }
        }
    }

    private static String key(Copy copy) {
        return copy.mailbox().key() + '\n' + copy.id().value() + '\n' + copy.content().value();
    }
}

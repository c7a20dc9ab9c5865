package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.JsonBody;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Acts over Graph. Graph has no move under a condition, so that a message is looked at just before: what its owner moved meanwhile is left
 * alone, but for the moment between both requests. A move or a mark whose answer is lost is not repeated here; whoever asked looks again.
 */
final class GraphActor implements MailActor {
    private static final String SELECT = "$select=id,parentFolderId,isRead,categories";
    private static final Duration RIGHTS_KEPT = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String NO_MESSAGE = "AAMkAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final Set<String> WRITING = Set.of("Mail.ReadWrite");

    private record Box(GraphLine line, GraphFolders folders, GraphSearch search) {}

    private record Rights(boolean write, Instant until) {}

    private final Map<MailboxId, Box> boxes = new HashMap<>();
    private final Map<MailboxId, Rights> rights = new ConcurrentHashMap<>();
    private final InstantSource clock;

    GraphActor(Map<MailboxId, GraphLine> lines, String quarantineName, InstantSource clock) {
        this.clock = clock;
        lines.forEach((id, line) -> boxes.put(id, new Box(line, new GraphFolders(line, quarantineName), new GraphSearch(line))));
    }

    private Box box(MailboxId mailbox) throws FaultFound {
        Box box = boxes.get(mailbox);
        if (box == null) {
            throw new FaultFound(new Fault.Denied("the mailbox " + mailbox.address() + " is not configured for " + mailbox.connector()));
        }
        return box;
    }

    @Override public Set<Capability> capabilities(MailboxId mailbox) {
        Set<Capability> all = EnumSet.of(Capability.STABLE_ID);
        if (mayWrite(mailbox) instanceof Answer.Known<Boolean>(Boolean may) && may) {
            all.addAll(Set.of(Capability.HIDE, Capability.MARK, Capability.TRASH));
            if (boxes.get(mailbox) instanceof Box box && box.line().endpoints().global()) {
                all.add(Capability.PURGE);
            }
        }
        return all;
    }

    private Answer<Boolean> mayWrite(MailboxId mailbox) {
        Rights known = rights.get(mailbox);
        if (known != null && clock.instant().isBefore(known.until())) {
            return Answer.of(known.write());
        }
        return FaultFound.ask(() -> {
            boolean write = canWrite(box(mailbox).line());
            rights.put(mailbox, new Rights(write, clock.instant().plus(RIGHTS_KEPT)));
            return write;
        });
    }

    // A token shows what was consented, but not what RBAC for Applications gives or withholds for a mailbox: a mark on a message that
    // cannot exist
    // is refused with 403 when writing is not allowed, and is not found when it is.
    static boolean canWrite(GraphLine line) throws FaultFound {
        try {
            line.send("PATCH", line.mine("/messages/" + GraphLine.segment(NO_MESSAGE)), JsonBody.object().put("isRead", true));
            return true;
        } catch (GraphError e) {
            if (e.isMissing()) {
                return true;
            }
            if (e.status() == 403) {
                return false;
            }
            if (e.status() == 400) {
                return line.shownRoles().stream().anyMatch(WRITING::contains);
            }
            throw e;
        }
    }

    @Override public Answer<Sighting> look(Copy copy) {
        return FaultFound.ask(() -> {
            Box box = box(copy.mailbox());
            Optional<ObjectNode> message = seen(box, copy.id().value());
            if (message.isEmpty()) {
                Optional<String> elsewhere = box.search().find(copy);
                message = elsewhere.isEmpty() ? Optional.empty() : seen(box, elsewhere.get());
            }
            return message.isEmpty() ? new Sighting.Gone() : present(box, message.get());
        });
    }

    private static String path(Box box, String id) {
        return box.line().mine("/messages/" + GraphLine.segment(id));
    }

    private static Optional<ObjectNode> seen(Box box, String id) throws FaultFound {
        try {
            return Optional.of(box.line().get(path(box, id) + "?" + SELECT));
        } catch (GraphError e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Sighting.Present present(Box box, ObjectNode message) throws FaultFound {
        String id = message.path("id").asString("");
        String folder = message.path("parentFolderId").asString("");
        if (id.isEmpty() || folder.isEmpty()) {
            throw new FaultFound(new Fault.Malformed("a message came without its id or its folder"));
        }
        FolderRole role = box.folders().role(folder);
        return new Sighting.Present(new ProviderMessageId(id), folder, role, message.path("isRead").asBoolean(false),
                List.copyOf(categories(message)));
    }

    private static Set<String> categories(JsonNode message) {
        Set<String> all = new TreeSet<>();
        message.path("categories").forEach(c -> all.add(c.asString("")));
        return all;
    }

    @Override public Answer<Sighting.Present> move(Copy copy, Sighting.Present from, Place to) {
        return FaultFound.ask(() -> {
            Box box = box(copy.mailbox());
            String target = target(box, to);
            ObjectNode message = stillThere(box, from, target);
            if (message.path("parentFolderId").asString("").equals(target)) {
                return present(box, message);
            }
            try {
                ObjectNode moved = box.line().send("POST", path(box, from.id().value()) + "/move", JsonBody.object().put("destinationId",
                        target));
                if (!moved.path("parentFolderId").asString("").equals(target)) {
                    throw new FaultFound(new Fault.Retry("the message was not moved though the provider said so", SOON));
                }
                return present(box, moved);
            } catch (GraphError e) {
                if (e.isMissing()) {
                    // The message or the folder: what is known of folders may be stale.
                    box.folders().forget();
                }
                throw e;
            }
        });
    }

    /** The message as it is just now, when it is where it was seen, or already where it should be. */
    private static ObjectNode stillThere(Box box, Sighting.Present from, String target) throws FaultFound {
        ObjectNode message = seen(box, from.id().value()).orElseThrow(() ->
                new FaultFound(new Fault.Gone("the message is no longer there")));
        String folder = message.path("parentFolderId").asString("");
        if (!folder.equals(from.folder()) && !folder.equals(target)) {
            throw new FaultFound(new Fault.Gone("the message was moved meanwhile"));
        }
        return message;
    }

    private static String target(Box box, Place to) throws FaultFound {
        return switch (to) {
            case Place.Quarantine() -> box.folders().quarantine();
            case Place.Junk() -> box.folders().of(FolderRole.JUNK)
                    .orElseThrow(() -> new FaultFound(new Fault.Unsupported(box.line().address() + " has no folder for junk")));
            // Its owner finds it under "Recover deleted items".
            case Place.Recoverable() -> wellKnown(box, "recoverableitemsdeletions");
            case Place.Trash() -> box.folders().of(FolderRole.TRASH)
                    .orElseThrow(() -> new FaultFound(new Fault.Unsupported(box.line().address() + " has no trash")));
            case Place.Folder(String id) -> existing(box, id);
        };
    }

    private static String wellKnown(Box box, String name) throws FaultFound {
        String id = box.line().get(box.line().mine("/mailFolders/" + name + "?$select=id")).path("id").asString("");
        if (id.isEmpty()) {
            throw new FaultFound(new Fault.Malformed("a folder came without its id"));
        }
        return id;
    }

    // Where it was is not known, or the folder is gone: the inbox.
    private static String existing(Box box, String folder) throws FaultFound {
        if (folder.isEmpty()) {
            return inbox(box);
        }
        try {
            return box.line().get(box.line().mine("/mailFolders/" + GraphLine.segment(folder) + "?$select=id")).path("id").asString(folder);
        } catch (GraphError e) {
            if (!e.isMissing()) {
                throw e;
            }
            return inbox(box);
        }
    }

    private static String inbox(Box box) throws FaultFound {
        return box.folders().of(FolderRole.INBOX)
                .orElseThrow(() -> new FaultFound(new Fault.Unsupported(box.line().address() + " has no inbox")));
    }

    @Override public Answer<Sighting.Present> mark(Copy copy, Sighting.Present at, String keyword, boolean on) {
        return FaultFound.ask(() -> {
            Box box = box(copy.mailbox());
            String name = keyword(keyword);
            ObjectNode message = stillThere(box, at, at.folder());
            Set<String> wished = categories(message);
            if (on ? !wished.add(name) : !wished.remove(name)) {
                return present(box, message);
            }
            // The list replaces what was there: other categories are written back.
            ArrayNode list = JsonBody.object().putArray("categories");
            wished.forEach(list::add);
            ObjectNode body = JsonBody.object();
            body.set("categories", list);
            ObjectNode marked = box.line().send("PATCH", path(box, at.id().value()) + "?" + SELECT, body);
            if (categories(marked).contains(name) != on) {
                throw new FaultFound(new Fault.Retry("the mark was not changed though the provider said so", SOON));
            }
            return present(box, marked);
        });
    }

    // A category may be any text; ours are words, so that they mean the same on every mail system.
    private static String keyword(String keyword) throws FaultFound {
        boolean fits = !keyword.isEmpty() && keyword.length() <= 255
                && keyword.chars().allMatch(c -> c > 0x20 && c < 0x7F && "(){]%*\"\\/~,;".indexOf(c) < 0);
        if (!fits) {
            throw new FaultFound(new Fault.Unsupported("not a keyword: " + keyword.length() + " characters"));
        }
        return keyword;
    }

    /**
     * Deletes a copy for ever, for orders that say so; the global cloud alone offers it. {@code Fault.Gone} when it moved meanwhile,
     * {@code Fault.Unsupported} elsewhere.
     */
    @Override public Answer<Sighting> purge(Copy copy, Sighting.Present from) {
        return FaultFound.ask(() -> {
            Box box = box(copy.mailbox());
            if (!box.line().endpoints().global()) {
                throw new FaultFound(new Fault.Unsupported("this cloud has no permanent deletion"));
            }
            stillThere(box, from, from.folder());
            box.line().send("POST", path(box, from.id().value()) + "/permanentDelete", JsonBody.object());
            return new Sighting.Gone();
        });
    }
}

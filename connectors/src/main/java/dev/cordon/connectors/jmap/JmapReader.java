package dev.cordon.connectors.jmap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Pace;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Fetched;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads over JMAP. The truth is {@code Email/changes} (RFC 8621 §4.3); its state is our cursor. An arrival is a message that was created
 * in any folder that an owner reads (not Sent, Drafts, Junk, Trash or our quarantine: a filter rule, hostile or not, may file it
 * anywhere), or that was moved into the inbox.
 */
final class JmapReader implements MailReader {
    private static final Set<FolderRole> NOT_WATCHED =
            Set.of(FolderRole.SENT, FolderRole.DRAFTS, FolderRole.JUNK, FolderRole.TRASH, FolderRole.QUARANTINE);
    private static final int CHANGES_MAX = 500;
    private static final int PAGE = 256;
    private static final int FIND_MAX = 500;
    private static final Set<FolderRole> OWN_WRITING = Set.of(FolderRole.SENT, FolderRole.DRAFTS);
    private static final int REMEMBERED_AT_START_MAX = 5_000;
    private static final int SINCE_MAX = 200_000;
    private static final long MESSAGE_BYTES_MAX = 160L << 20;

    private record Box(JmapAccess access, Folders folders, InboxMemory memory) {}

    private record Place(Instant receivedAt, List<String> folders) {}

    private final Map<MailboxId, Box> boxes = new HashMap<>();
    private final Pace pace;

    JmapReader(Map<MailboxId, JmapAccess> accesses, String quarantineName, Pace pace) {
        this.pace = pace;
        accesses.forEach((id, access) -> boxes.put(id, new Box(access, new Folders(access, quarantineName), new InboxMemory())));
    }

    private Box box(MailboxId mailbox) throws FaultFound {
        Box box = boxes.get(mailbox);
        if (box == null) {
            throw new FaultFound(new Fault.Denied("the mailbox " + mailbox.address() + " is not configured for " + mailbox.connector()));
        }
        return box;
    }

    @Override public Set<Capability> capabilities() {
        return Set.of(Capability.PUSH, Capability.RESUME, Capability.STABLE_ID, Capability.EXACT_BYTES);
    }

    @Override public Answer<Cursor> now(MailboxId mailbox) {
        return FaultFound.ask(() -> {
            Box box = box(mailbox);
            // First what is inside, then the state: what is moved in between both is before the cursor and needs no mention.
            List<String> inside = query(box, filterInbox(box), 0, REMEMBERED_AT_START_MAX);
            String state = state(box);
            box.memory().remember(state, new HashSet<>(inside));
            return new Cursor(state);
        });
    }

    // RFC 8620 §5.1: asking for no objects tells the state.
    private static String state(Box box) throws FaultFound {
        ObjectNode arguments = JmapAccess.arguments();
        arguments.putArray("ids");
        arguments.putArray("properties").add("id");
        return text(box.access().call("Email/get", arguments), "state");
    }

    @Override public Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max) {
        return FaultFound.ask(() -> changesSince(box(mailbox), cursor.value(), Math.clamp(max, 1, CHANGES_MAX)));
    }

    private Changes changesSince(Box box, String state, int max) throws FaultFound {
        ObjectNode changes;
        try {
            changes = box.access().call("Email/changes", JmapAccess.arguments().put("sinceState", state).put("maxChanges", max));
        } catch (JmapError e) {
            if (e.type().equals("invalidArguments")) {
                // RFC 8620 §5.2 wants cannotCalculateChanges for a state that is not known; some servers say this instead.
                throw new FaultFound(new Fault.CursorLost(e.fault().what()));
            }
            throw e;
        }
        String next = text(changes, "newState");
        Set<String> created = ids(changes.path("created"));
        Set<String> touched = new LinkedHashSet<>(created);
        touched.addAll(ids(changes.path("updated")));
        Map<String, Place> places = places(box, touched);

        Set<String> inboxBefore = box.memory().at(state);
        Map<String, Boolean> inInbox = new HashMap<>();
        List<String> arrived = new ArrayList<>();
        for (Map.Entry<String, Place> entry : places.entrySet()) {
            boolean inside = roles(box, entry.getValue().folders()).contains(FolderRole.INBOX);
            inInbox.put(entry.getKey(), inside);
            boolean movedIn = inside && !inboxBefore.contains(entry.getKey());
            if (movedIn || created.contains(entry.getKey()) && isWatched(box, entry.getValue().folders())) {
                arrived.add(entry.getKey());
            }
        }
        box.memory().remember(next, InboxMemory.after(inboxBefore, inInbox, ids(changes.path("destroyed"))));
        // A server that says "more" without moving on would keep us here for ever.
        boolean more = changes.path("hasMoreChanges").asBoolean(false) && !next.equals(state);
        return new Changes(oldestFirst(arrived, places), new Cursor(next), more);
    }

    private static List<ProviderMessageId> oldestFirst(List<String> ids, Map<String, Place> places) {
        Comparator<String> order = Comparator.comparing(id -> {
            Place place = places.get(id);
            return place == null ? Instant.EPOCH : place.receivedAt();
        });
        return ids.stream().sorted(order).map(ProviderMessageId::new).toList();
    }

    private static Map<String, Place> places(Box box, Collection<String> ids) throws FaultFound {
        Map<String, Place> places = new LinkedHashMap<>();
        box.access().all("Email/get", List.copyOf(ids), List.of("id", "mailboxIds", "receivedAt"), email ->
                places.put(email.path("id").asString(""), new Place(instant(email.path("receivedAt")), Folders.in(email))));
        return places;
    }

    private static List<FolderRole> roles(Box box, List<String> folders) throws FaultFound {
        Map<String, FolderRole> roles = box.folders().rolesWith(folders);
        return folders.stream().map(id -> roles.getOrDefault(id, FolderRole.OTHER)).toList();
    }

    private static boolean isWatched(Box box, List<String> folders) throws FaultFound {
        return roles(box, folders).stream().anyMatch(role -> !NOT_WATCHED.contains(role));
    }

    @Override public Answer<Changes> since(MailboxId mailbox, Instant from) {
        return FaultFound.ask(() -> {
            Box box = box(mailbox);
            String state = state(box);
            Set<String> found = new LinkedHashSet<>();
            collect(box, from.truncatedTo(ChronoUnit.SECONDS), found);
            Map<String, Place> places = places(box, found);
            List<String> watched = new ArrayList<>();
            for (Map.Entry<String, Place> entry : places.entrySet()) {
                if (isWatched(box, entry.getValue().folders()) && !entry.getValue().receivedAt().isBefore(from.truncatedTo(ChronoUnit.SECONDS))) {
                    watched.add(entry.getKey());
                }
            }
            return new Changes(oldestFirst(watched, places), new Cursor(state), false);
        });
    }

    // Pages by the time of the last message, not by position: positions shift when something is deleted between two pages. Each page
    // begins a second early, because RFC 8621 §4.4.1 wants "after" to include that moment and James does not; what comes twice is counted
    // once. Only a page that ends in the second where it began is continued by position.
    private static void collect(Box box, Instant from, Set<String> found) throws FaultFound {
        Instant after = from.minusSeconds(1);
        int position = 0;
        while (found.size() <= SINCE_MAX) {
            List<String> page = query(box, JmapAccess.arguments().put("after", after.toString()), position, PAGE);
            if (page.isEmpty()) {
                return;
            }
            found.addAll(page);
            Map<String, Place> last = places(box, List.of(page.getLast()));
            Instant next = last.isEmpty() ? after
                    : last.values().iterator().next().receivedAt().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
            position = next.isAfter(after) ? 0 : position + page.size();
            after = next.isAfter(after) ? next : after;
        }
        throw new FaultFound(new Fault.Unsupported("more than " + SINCE_MAX + " messages since " + from + ": ask for a later moment"));
    }

    private static ObjectNode filterInbox(Box box) throws FaultFound {
        String inbox = box.folders().of(FolderRole.INBOX)
                .orElseThrow(() -> new FaultFound(new Fault.Unsupported(box.access().address() + " has no inbox")));
        return JmapAccess.arguments().put("inMailbox", inbox);
    }

    private static List<String> query(Box box, ObjectNode filter, int position, int limit) throws FaultFound {
        ObjectNode arguments = JmapAccess.arguments().put("position", position).put("limit", limit);
        arguments.set("filter", filter);
        arguments.putArray("sort").addObject().put("property", "receivedAt").put("isAscending", true);
        return List.copyOf(ids(box.access().call("Email/query", arguments).path("ids")));
    }

    @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
        return FaultFound.ask(() -> {
            Box box = box(mailbox);
            List<JsonNode> found = new ArrayList<>();
            box.access().all("Email/get", List.of(message.value()), List.of("id", "blobId", "mailboxIds", "receivedAt", "size"), found::add);
            if (found.isEmpty()) {
                throw new FaultFound(new Fault.Gone("the message is no longer in " + mailbox.address()));
            }
            JsonNode email = found.getFirst();
            byte[] bytes = box.access().download(text(email, "blobId"), MESSAGE_BYTES_MAX);
            return new Fetched(Raw.owning(bytes), email.path("size").asLong(-1), Folders.joined(Folders.in(email)),
                    instant(email.path("receivedAt")));
        });
    }

    @Override public Answer<List<ProviderMessageId>> find(MailboxId mailbox, MessageIdHeader messageId) {
        return FaultFound.ask(() -> {
            Box box = box(mailbox);
            ObjectNode filter = JmapAccess.arguments();
            filter.putArray("header").add("Message-ID").add(messageId.value());
            Set<String> found = new LinkedHashSet<>();
            List<String> page = query(box, filter, 0, PAGE);
            while (!page.isEmpty() && found.addAll(page)) {
                if (found.size() > FIND_MAX) {
                    throw new FaultFound(new Fault.Unsupported("more than " + FIND_MAX + " messages have this Message-ID"));
                }
                page = query(box, filter, found.size(), PAGE);
            }
            Map<String, Place> places = places(box, found);
            List<String> read = new ArrayList<>();
            for (Map.Entry<String, Place> entry : places.entrySet()) {
                if (!OWN_WRITING.containsAll(roles(box, entry.getValue().folders()))) {
                    read.add(entry.getKey());
                }
            }
            return oldestFirst(read, places);
        });
    }

    @Override public Watch watch(MailboxId mailbox, Runnable changed) {
        Box box = boxes.get(mailbox);
        return box == null ? JmapWatch.nothing() : JmapWatch.start(box.access(), pace, () -> state(box), changed);
    }

    private static Set<String> ids(JsonNode list) {
        Set<String> ids = new LinkedHashSet<>();
        list.forEach(id -> ids.add(id.asString("")));
        ids.remove("");
        return ids;
    }

    private static String text(JsonNode node, String member) throws FaultFound {
        String value = node.path(member).asString("");
        if (value.isEmpty()) {
            throw new FaultFound(new Fault.Malformed("an answer lacks " + member));
        }
        return value;
    }

    // RFC 8620 §1.4: a UTCDate; some servers write an offset.
    private static Instant instant(JsonNode value) {
        try {
            return OffsetDateTime.parse(value.asString("")).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}

package dev.cordon.connectors.graph;

import dev.cordon.connectors.wire.FaultFound;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads over Graph. Two feeds are the truth (see {@link GraphCursor}); notifications only say when to ask them. An arrival is a message
 * that
 * came into the inbox, or that was received into any other folder that its owner reads (not Sent, Drafts, Junk, Deleted Items or our
 * quarantine: a filter rule, hostile or not, may file it anywhere).
 */
final class GraphReader implements MailReader {
    private static final Set<FolderRole> NOT_WATCHED =
            Set.of(FolderRole.SENT, FolderRole.DRAFTS, FolderRole.JUNK, FolderRole.TRASH, FolderRole.QUARANTINE);
    private static final String SELECT = "$select=id,receivedDateTime,parentFolderId";
    private static final Set<FolderRole> OWN_WRITING = Set.of(FolderRole.SENT, FolderRole.DRAFTS);
    private static final int FIND_TOP = 100;
    private static final int FIND_MAX = 500;
    private static final int PAGE_MAX = 200;
    private static final int FIRST_PAGE = 500;
    private static final int FIRST_PAGES_MAX = 1_000;
    private static final int EMPTY_PAGES_MAX = 20;
    private static final int LIST_TOP = 1_000;
    private static final int SINCE_MAX = 200_000;
    private static final long MESSAGE_BYTES_MAX = 200L << 20;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private record Box(GraphLine line, GraphFolders folders, Awaited awaited) {}

    private record Item(String id, Instant receivedAt, String folder) {}

    private final Map<MailboxId, Box> boxes = new LinkedHashMap<>();
    private final InstantSource clock;
    private final FirstLooks looks;
    private final Watches watches;

    /** Starts watches. */
    interface Watches {
        /** Whether notifications are configured. */
        boolean push();

        /** Watches one mailbox. */
        Watch start(MailboxId mailbox, GraphLine line, Awaited awaited, Runnable changed);
    }

    GraphReader(Map<MailboxId, GraphLine> lines, String quarantineName, InstantSource clock, Watches watches) {
        this.clock = clock;
        this.looks = new FirstLooks(clock);
        this.watches = watches;
        lines.forEach((id, line) -> boxes.put(id, new Box(line, new GraphFolders(line, quarantineName), new Awaited())));
    }

    private Box box(MailboxId mailbox) throws FaultFound {
        Box box = boxes.get(mailbox);
        if (box == null) {
            throw new FaultFound(new Fault.Denied("the mailbox " + mailbox.address() + " is not configured for " + mailbox.connector()));
        }
        return box;
    }

    @Override public Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.of(Capability.RESUME, Capability.STABLE_ID);
        if (watches.push()) {
            all.add(Capability.PUSH);
        }
        return all;
    }

    @Override public Answer<Cursor> now(MailboxId mailbox) {
        return FaultFound.ask(() -> start(box(mailbox)).text());
    }

    // Graph cannot say "from now on" for mail: the whole inbox is walked once, ids only.
    private GraphCursor start(Box box) throws FaultFound {
        ObjectNode page = box.line().get(box.line().mine("/mailFolders/inbox/messages/delta?changeType=created&" + SELECT),
                "odata.maxpagesize=" + FIRST_PAGE);
        for (int pages = 0; pages < FIRST_PAGES_MAX; pages++) {
            String delta = page.path("@odata.deltaLink").asString("");
            if (!delta.isEmpty()) {
                return primed(box, delta);
            }
            page = box.line().follow(next(page), "odata.maxpagesize=" + FIRST_PAGE);
        }
        throw new FaultFound(new Fault.Unsupported("the inbox of " + box.line().address() + " has more than " + FIRST_PAGE * FIRST_PAGES_MAX
                + " messages"));
    }

    private GraphCursor primed(Box box, String delta) throws FaultFound {
        ObjectNode newest = box.line().get(box.line().mine("/messages?$orderby=" + GraphLine.segment("receivedDateTime desc") + "&$top=1&"
                + SELECT));
        Instant until = newest.path("value").isEmpty() ? Instant.EPOCH : time(newest.path("value").path(0).path("receivedDateTime"));
        GraphCursor cursor = new GraphCursor(delta, Set.of(), Instant.EPOCH, Map.of()).ended(believed(until));
        Map<String, Item> recent = new LinkedHashMap<>();
        for (Item item : listed(box, cursor.from(), SINCE_MAX).values()) {
            if (isWatched(box, item)) {
                recent.put(item.id(), item);
            }
        }
        return with(cursor, recent).at(delta);
    }

    private static String next(ObjectNode page) throws FaultFound {
        String next = page.path("@odata.nextLink").asString("");
        if (next.isEmpty()) {
            throw new FaultFound(new Fault.Malformed("a page of a change feed has no link to go on"));
        }
        return next;
    }

    @Override public Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max) {
        return FaultFound.ask(() -> changesSince(box(mailbox), GraphCursor.of(cursor), Math.clamp(max, 1, PAGE_MAX)));
    }

    private Changes changesSince(Box box, GraphCursor from, int max) throws FaultFound {
        GraphCursor cursor = from;
        Map<String, Item> arrived = new LinkedHashMap<>();
        for (int pages = 0; pages < EMPTY_PAGES_MAX; pages++) {
            ObjectNode page = page(box, cursor, max);
            for (Item item : items(page).values()) {
                if (!cursor.knows(item.id()) && arrived.size() < max + 1) {
                    arrived.put(item.id(), item);
                }
            }
            if (arrived.size() > max) {
                // More than was asked for: the rest of this page comes next time.
                arrived.remove(arrived.keySet().stream().reduce((_, last) -> last).orElseThrow());
                return told(box, cursor, arrived, true);
            }
            String delta = page.path("@odata.deltaLink").asString("");
            if (!delta.isEmpty()) {
                cursor = with(cursor, arrived).at(delta);
                return filed(box, cursor, arrived, max);
            }
            cursor = with(cursor, arrived).at(next(page));
            if (!arrived.isEmpty()) {
                return told(box, cursor, arrived, true);
            }
        }
        return told(box, cursor, arrived, true);
    }

    private static ObjectNode page(Box box, GraphCursor cursor, int max) throws FaultFound {
        try {
            return box.line().follow(cursor.link(), "odata.maxpagesize=" + max);
        } catch (GraphError e) {
            throw e;
        } catch (FaultFound e) {
            if (e.fault() instanceof Fault.Denied && !e.fault().what().contains("credentials of")) {
                // The saved link leads elsewhere: another cloud was configured since.
                throw new FaultFound(new Fault.CursorLost(e.fault().what()));
            }
            throw e;
        }
    }

    private static Map<String, Item> items(ObjectNode page) {
        Map<String, Item> items = new LinkedHashMap<>();
        for (JsonNode item : page.path("value")) {
            String id = item.path("id").asString("");
            // What has no time of receipt is not new: it was removed, or only what changed of it is told.
            if (!id.isEmpty() && item.has("receivedDateTime") && !item.has("@removed")) {
                items.put(id, new Item(id, time(item.path("receivedDateTime")), item.path("parentFolderId").asString("")));
            }
        }
        return items;
    }

    /** The second feed: what was received into any watched folder and was not told yet. */
    private Changes filed(Box box, GraphCursor from, Map<String, Item> arrived, int max) throws FaultFound {
        GraphCursor cursor = from;
        if (arrived.size() >= max) {
            return told(box, cursor, arrived, true);
        }
        Instant newest = Instant.EPOCH;
        ObjectNode page = firstOfList(box, cursor.from());
        while (true) {
            Map<String, Item> listed = items(page);
            box.awaited().seen(listed.keySet());
            for (Item item : listed.values()) {
                // What lies in a folder that is not watched is not told, so that it still arrives when it is moved into the inbox.
                if (!cursor.knows(item.id()) && !arrived.containsKey(item.id()) && isWatched(box, item)) {
                    if (arrived.size() >= max) {
                        return told(box, with(cursor, arrived).reached(believed(newest)), arrived, true);
                    }
                    arrived.put(item.id(), item);
                }
                newest = item.receivedAt();
            }
            String next = page.path("@odata.nextLink").asString("");
            if (next.isEmpty()) {
                return told(box, with(cursor, arrived).ended(believed(newest)), arrived, false);
            }
            page = box.line().follow(next);
        }
    }

    private static boolean isWatched(Box box, Item item) throws FaultFound {
        return !NOT_WATCHED.contains(box.folders().role(item.folder()));
    }

    // A time of receipt in the future (imported mail, a wrong clock) must not move the list past what is still to come.
    private Instant believed(Instant receivedAt) {
        Instant now = clock.instant();
        return receivedAt.isAfter(now) ? now : receivedAt;
    }

    private static GraphCursor with(GraphCursor cursor, Map<String, Item> items) {
        Map<String, Instant> times = new LinkedHashMap<>();
        items.values().forEach(item -> times.put(item.id(), item.receivedAt()));
        return cursor.with(times);
    }

    private static Changes told(Box box, GraphCursor cursor, Map<String, Item> arrived, boolean more) {
        box.awaited().seen(arrived.keySet());
        List<ProviderMessageId> ids = arrived.values().stream().sorted(java.util.Comparator.comparing(Item::receivedAt)).map(Item::id)
                .map(ProviderMessageId::new).toList();
        return new Changes(ids, with(cursor, arrived).text(), more);
    }

    private static ObjectNode firstOfList(Box box, Instant from) throws FaultFound {
        String filter = GraphLine.segment("receivedDateTime ge " + from.truncatedTo(ChronoUnit.SECONDS));
        return box.line().get(box.line().mine("/messages?$filter=" + filter + "&$orderby=receivedDateTime&$top=" + LIST_TOP + "&"
                + SELECT));
    }

    /** Every message received at or after a moment, oldest first, in whatever folder. */
    private static Map<String, Item> listed(Box box, Instant from, int max) throws FaultFound {
        ObjectNode page = firstOfList(box, from);
        Map<String, Item> all = new LinkedHashMap<>();
        while (all.size() <= max) {
            all.putAll(items(page));
            String next = page.path("@odata.nextLink").asString("");
            if (next.isEmpty()) {
                return all;
            }
            page = box.line().follow(next);
        }
        throw new FaultFound(new Fault.Unsupported("more than " + max + " messages since " + from + ": ask for a later moment"));
    }

    @Override public Answer<Changes> since(MailboxId mailbox, Instant from) {
        return FaultFound.ask(() -> {
            Box box = box(mailbox);
            // First the place, then the list: what arrives in between is in one of them.
            GraphCursor cursor = start(box);
            Instant second = from.truncatedTo(ChronoUnit.SECONDS);
            List<ProviderMessageId> watched = new java.util.ArrayList<>();
            for (Item item : listed(box, second, SINCE_MAX).values()) {
                if (!item.receivedAt().isBefore(second) && isWatched(box, item)) {
                    watched.add(new ProviderMessageId(item.id()));
                }
            }
            return new Changes(watched, cursor.text(), false);
        });
    }

    @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
        return FaultFound.ask(() -> {
            Box box = box(mailbox);
            String path = box.line().mine("/messages/" + GraphLine.segment(message.value()));
            try {
                ObjectNode seen = box.line().get(path + "?" + SELECT);
                GraphLine.Bytes raw = box.line().bytes(path + "/$value", MESSAGE_BYTES_MAX);
                if (raw.bytes().length == 0) {
                    throw notYet(message, new Fault.Malformed("a message of " + mailbox.address() + " stays empty"));
                }
                looks.found(message.value());
                return new Fetched(Raw.owning(raw.bytes()), raw.declared(), seen.path("parentFolderId").asString(""),
                        time(seen.path("receivedDateTime")));
            } catch (GraphError e) {
                if (e.isMissing()) {
                    throw notYet(message, new Fault.Gone("the message is no longer in " + mailbox.address()));
                }
                throw e;
            }
        });
    }

    @Override public Answer<List<ProviderMessageId>> find(MailboxId mailbox, MessageIdHeader messageId) {
        return FaultFound.ask(() -> {
            Box box = box(mailbox);
            ObjectNode page = box.line().get(box.line().mine("/messages?$filter=" + GraphLine.segment("internetMessageId eq "
                    + GraphSearch.quoted(messageId)) + "&$top=" + FIND_TOP + "&" + SELECT));
            List<ProviderMessageId> found = new java.util.ArrayList<>();
            while (found.size() <= FIND_MAX) {
                for (JsonNode item : page.path("value")) {
                    String id = item.path("id").asString("");
                    if (!id.isEmpty() && !OWN_WRITING.contains(box.folders().role(item.path("parentFolderId").asString("")))) {
                        found.add(new ProviderMessageId(id));
                    }
                }
                String next = page.path("@odata.nextLink").asString("");
                if (next.isEmpty()) {
                    return List.copyOf(found);
                }
                page = box.line().follow(next);
            }
            throw new FaultFound(new Fault.Unsupported("more than " + FIND_MAX + " messages have this Message-ID"));
        });
    }

    private FaultFound notYet(ProviderMessageId message, Fault believed) {
        return new FaultFound(looks.isBelieved(message.value()) ? believed
                : new Fault.Retry("a message that was announced is not there yet", LOOK_AGAIN));
    }

    @Override public Watch watch(MailboxId mailbox, Runnable changed) {
        Box box = boxes.get(mailbox);
        return box == null ? GraphWatch.nothing() : watches.start(mailbox, box.line(), box.awaited(), changed);
    }

    static Instant time(JsonNode value) {
        try {
            return OffsetDateTime.parse(value.asString("")).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}

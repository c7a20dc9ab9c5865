package dev.cordon.connectors.google;

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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads over the Gmail API. The truth is the history; its ids are our cursors. */
final class GmailReader implements MailReader {
    private static final int CHANGES_MAX = 500;
    private static final int PAGE = 500;
    private static final int FIND_MAX = 500;
    private static final Set<FolderRole> OWN_WRITING = Set.of(FolderRole.SENT, FolderRole.DRAFTS);
    private static final int SINCE_MAX = 200_000;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    private record Box(GmailAccess access, Labels labels, GmailFeed feed, Freshness fresh) {}

    private final Map<MailboxId, Box> boxes = new HashMap<>();
    private final GmailWatches watches;

    GmailReader(Map<MailboxId, GmailAccess> accesses, String quarantineName, InstantSource clock, GmailWatches watches) {
        this.watches = watches;
        accesses.forEach((id, access) -> {
            Labels labels = new Labels(access, quarantineName);
            boxes.put(id, new Box(access, labels, new GmailFeed(access, labels), new Freshness(clock)));
        });
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
        return FaultFound.ask(() -> new Cursor(box(mailbox).access().historyId()));
    }

    @Override public Answer<Changes> changes(MailboxId mailbox, Cursor cursor, int max) {
        return FaultFound.ask(() -> {
            Box box = box(mailbox);
            Changes changes = box.feed().after(cursor, Math.clamp(max, 1, CHANGES_MAX));
            changes.arrived().forEach(id -> box.fresh().told(id.value()));
            return changes;
        });
    }

    @Override public Answer<Changes> since(MailboxId mailbox, Instant from) {
        return FaultFound.ask(() -> {
            Box box = box(mailbox);
            // The place first: what arrives while we list is told by the feed, too.
            Cursor next = new Cursor(box.access().historyId());
            Set<String> newestFirst = new LinkedHashSet<>(recent(box, from));
            newestFirst.addAll(listed(box, "&q=" + GmailAccess.encoded("after:" + (from.getEpochSecond() - 1)), SINCE_MAX));
            newestFirst.removeAll(hidden(box, from));
            List<ProviderMessageId> oldestFirst = newestFirst.stream().map(ProviderMessageId::new).toList().reversed();
            oldestFirst.forEach(id -> box.fresh().told(id.value()));
            return new Changes(oldestFirst, next, false);
        });
    }

    // The search may lag some seconds behind the store; a list without search does not. Its first page, newest first, is cut at the
    // moment by halving.
    private static List<String> recent(Box box, Instant from) throws FaultFound {
        List<String> page = ids(box.access().get("/messages?maxResults=" + PAGE, GmailAccess.LIST_UNITS));
        int inside = 0;
        int outside = page.size();
        while (inside < outside) {
            int middle = (inside + outside) / 2;
            Optional<ObjectNode> message = box.access().minimal(page.get(middle));
            // What vanished meanwhile says nothing of its neighbours: they are taken in, which costs a look and loses nothing.
            if (message.isEmpty() || !received(message.get()).isBefore(from)) {
                inside = middle + 1;
            } else {
                outside = middle;
            }
        }
        return page.subList(0, inside);
    }

    // What nobody reads: sent, drafts and our quarantine; but what was sent to oneself is in the inbox, too.
    private static Set<String> hidden(Box box, Instant from) throws FaultFound {
        String after = "&q=" + GmailAccess.encoded("after:" + (from.getEpochSecond() - 1));
        Set<String> hidden = new LinkedHashSet<>(listed(box, "&labelIds=SENT" + after, SINCE_MAX));
        hidden.addAll(listed(box, "&labelIds=DRAFT" + after, SINCE_MAX));
        Optional<String> quarantine = box.labels().quarantine();
        if (quarantine.isPresent()) {
            hidden.addAll(listed(box, "&labelIds=" + GmailAccess.encoded(quarantine.get()) + after, SINCE_MAX));
        }
        if (!hidden.isEmpty()) {
            hidden.removeAll(listed(box, "&labelIds=INBOX" + after, SINCE_MAX));
        }
        return hidden;
    }

    private static List<String> listed(Box box, String query, int max) throws FaultFound {
        List<String> all = new ArrayList<>();
        String token = "";
        do {
            ObjectNode page = box.access().get("/messages?maxResults=" + PAGE + query
                    + (token.isEmpty() ? "" : "&pageToken=" + GmailAccess.encoded(token)), GmailAccess.LIST_UNITS);
            all.addAll(ids(page));
            if (all.size() > max) {
                throw new FaultFound(new Fault.Unsupported("more than " + max + " messages: ask for a later moment"));
            }
            token = page.path("nextPageToken").asString("");
        } while (!token.isEmpty());
        return all;
    }

    private static List<String> ids(ObjectNode page) {
        List<String> ids = new ArrayList<>();
        page.path("messages").forEach(m -> ids.add(m.path("id").asString("")));
        ids.remove("");
        return ids;
    }

    @Override public Answer<Fetched> fetch(MailboxId mailbox, ProviderMessageId message) {
        return FaultFound.ask(() -> {
            Box box = box(mailbox);
            Optional<GmailAccess.Whole> found = box.access().whole(message.value());
            if (found.isEmpty()) {
                throw new FaultFound(box.fresh().mayAppear(message.value())
                        ? new Fault.Retry("Gmail told of a message and does not show it yet", LOOK_AGAIN)
                        : new Fault.Gone("the message is no longer in " + mailbox.address()));
            }
            GmailAccess.Whole whole = found.get();
            // The size is an estimate, and has been the size; far less than it is a message that was cut.
            long estimate = number(whole.message().path("sizeEstimate"));
            if (whole.bytes().length == 0 || whole.bytes().length < estimate - estimate / 10) {
                throw new FaultFound(new Fault.Retry("Gmail gave " + whole.bytes().length + " bytes of about " + estimate, LOOK_AGAIN));
            }
            box.fresh().fetched(message.value());
            return new Fetched(Raw.owning(whole.bytes()), -1, box.labels().folder(Labels.of(whole.message())), received(whole.message()));
        });
    }

    @Override public Answer<List<ProviderMessageId>> find(MailboxId mailbox, MessageIdHeader messageId) {
        return FaultFound.ask(() -> {
            Box box = box(mailbox);
            String bare = CopyHunt.bare(messageId.value());
            if (!CopyHunt.isSearchable(bare)) {
                throw new FaultFound(new Fault.Unsupported("Gmail cannot search for this Message-ID: it holds what means something to the search"));
            }
            List<ProviderMessageId> found = new ArrayList<>();
            for (String id : listed(box, "&includeSpamTrash=true&q=" + GmailAccess.encoded("rfc822msgid:" + bare), FIND_MAX)) {
                Optional<ObjectNode> message = box.access().minimal(id);
                if (message.isPresent() && !OWN_WRITING.contains(box.labels().role(Labels.of(message.get())))) {
                    found.add(new ProviderMessageId(id));
                }
            }
            return List.copyOf(found);
        });
    }

    @Override public Watch watch(MailboxId mailbox, Runnable changed) {
        Box box = boxes.get(mailbox);
        return box == null ? GmailWatches.nothing() : watches.start(box.access(), changed);
    }

    private static long number(JsonNode text) {
        try {
            return Long.parseLong(text.asString("0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Instant received(ObjectNode message) {
        return Instant.ofEpochMilli(number(message.path("internalDate")));
    }
}

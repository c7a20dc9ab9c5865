package dev.cordon.connectors.files;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The change feed that a disk does not have: a log of what was new each time we looked. A place is the log's name and a position in it, so
 * that it can be asked again; after a restart the log has another name, the place is lost, and the mailbox is listed by time instead.
 */
final class FileBox {
    private static final Set<FolderRole> NOT_WATCHED =
            Set.of(FolderRole.SENT, FolderRole.DRAFTS, FolderRole.JUNK, FolderRole.TRASH, FolderRole.QUARANTINE);
    private static final int LOG_MAX = 200_000;

    private record Dated(String id, Instant at) {}

    private final MailStore store;
    private final String name;
    private final List<String> log = new ArrayList<>();
    private Map<String, FolderRole> known = Map.of();
    private long dropped;
    private boolean looked;

    /** @param name differs from that of every earlier log of this mailbox */
    FileBox(MailStore store, String name) {
        this.store = store;
        this.name = name;
    }

    MailStore store() {
        return store;
    }

    synchronized Cursor now() throws FaultFound {
        look();
        return cursor(dropped + log.size());
    }

    private Cursor cursor(long position) {
        return new Cursor(name + ":" + position);
    }

    synchronized Changes changes(Cursor cursor, int max) throws FaultFound {
        long from = position(cursor.value());
        look();
        int start = (int) (from - dropped);
        int end = Math.min(log.size(), start + max);
        List<ProviderMessageId> arrived = log.subList(start, end).stream().map(ProviderMessageId::new).toList();
        return new Changes(arrived, cursor(dropped + end), end < log.size());
    }

    private long position(String text) throws FaultFound {
        int colon = text.lastIndexOf(':');
        String digits = text.substring(colon + 1);
        boolean number = !digits.isEmpty() && digits.length() < 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        long position = colon > 0 && text.substring(0, colon).equals(name) && number ? Long.parseLong(digits) : -1;
        if (position < dropped || position > dropped + log.size()) {
            throw new FaultFound(new Fault.CursorLost("this place in the mailbox is not known here: the mailbox is listed by time"));
        }
        return position;
    }

    // What is new where its owner reads, and what came into the inbox from where it was not looked at; oldest first.
    private void look() throws FaultFound {
        Map<String, FolderRole> seen = new LinkedHashMap<>();
        Map<String, MailStore.Item> items = new HashMap<>();
        for (MailStore.Item item : store.list()) {
            seen.merge(item.id(), item.role(), (a, b) -> b);
            items.put(item.id(), item);
        }
        List<Dated> fresh = new ArrayList<>();
        for (Map.Entry<String, FolderRole> entry : seen.entrySet()) {
            FolderRole before = known.get(entry.getKey());
            boolean arrived = before == null ? isWatched(entry.getValue())
                    : entry.getValue() == FolderRole.INBOX && before != FolderRole.INBOX;
            MailStore.Item item = items.get(entry.getKey());
            if (arrived && looked && item != null) {
                fresh.add(new Dated(entry.getKey(), store.facts(item).map(MailStore.Facts::receivedAt).orElse(Instant.MAX)));
            }
        }
        fresh.sort(Comparator.comparing(Dated::at).thenComparing(Dated::id));
        fresh.forEach(d -> log.add(d.id()));
        known = seen;
        looked = true;
        while (log.size() > LOG_MAX) {
            log.removeFirst();
            dropped++;
        }
    }

    static boolean isWatched(FolderRole role) {
        return !NOT_WATCHED.contains(role);
    }

    /** What is where its owner reads and was received at or after a moment, and the place from which the feed goes on. */
    synchronized Changes since(Instant from) throws FaultFound {
        Cursor next = now();
        List<Dated> found = new ArrayList<>();
        for (MailStore.Item item : store.list()) {
            if (isWatched(item.role())) {
                store.facts(item).filter(f -> !f.receivedAt().isBefore(from)).ifPresent(f -> found.add(new Dated(item.id(), f.receivedAt())));
            }
        }
        found.sort(Comparator.comparing(Dated::at).thenComparing(Dated::id));
        return new Changes(found.stream().map(Dated::id).distinct().map(ProviderMessageId::new).toList(), next, false);
    }
}

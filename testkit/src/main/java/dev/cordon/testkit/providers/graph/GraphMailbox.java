package dev.cordon.testkit.providers.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.node.ObjectNode;

/** One mailbox: folders, messages, and the log of changes from which each folder's delta is told. All access is under its own monitor. */
final class GraphMailbox {
    private static final Map<String, String> WELL_KNOWN = wellKnown();

    enum Kind { ADDED, REMOVED, UPDATED }

    /** What happened to a message in a folder; {@code restId} is the changeable id that it had there. */
    record Change(Kind kind, String message, String restId, String folder) {}

    /** What a folder's delta says about one message. */
    record Net(String message, String restId, Kind kind) {}

    final String address;
    final String userId;
    volatile String ownerName = "";
    volatile String title = "";
    volatile boolean enabled = true;
    final List<ObjectNode> rules = new CopyOnWriteArrayList<>();
    final List<ObjectNode> grants = new CopyOnWriteArrayList<>();
    private final Map<String, GraphFolder> folders = new LinkedHashMap<>();
    private final Map<String, GraphMessage> messages = new LinkedHashMap<>();
    private final List<Change> log = new ArrayList<>();
    private int epoch;
    private int nextFolder = 1;
    private int nextMessage = 1;

    GraphMailbox(String address, String userId) {
        this.address = address;
        this.userId = userId;
        WELL_KNOWN.forEach((name, display) -> addFolder(display, name, "root", false));
    }

    private static Map<String, String> wellKnown() {
        Map<String, String> map = new LinkedHashMap<>();
        // Names as a German user sees them: a client that matches display names fails here.
        map.put("inbox", "Posteingang");
        map.put("drafts", "Entwürfe");
        map.put("sentitems", "Gesendete Elemente");
        map.put("deleteditems", "Gelöschte Elemente");
        map.put("junkemail", "Junk-E-Mail");
        map.put("archive", "Archiv");
        map.put("outbox", "Postausgang");
        map.put("recoverableitemsdeletions", "Deletions");
        return map;
    }

    synchronized GraphFolder addFolder(String name, String wellKnown, String parent, boolean hidden) {
        String number = userId.substring(userId.length() - 4) + nextFolder++;
        GraphFolder folder = new GraphFolder("AQMkADf" + number + "_F=", name, wellKnown, parent, hidden);
        folders.put(folder.id(), folder);
        return folder;
    }

    synchronized List<GraphFolder> folders() {
        return List.copyOf(folders.values());
    }

    /** By id or by well-known name. */
    synchronized Optional<GraphFolder> folder(String idOrName) {
        GraphFolder byId = folders.get(idOrName);
        return byId != null ? Optional.of(byId)
                : folders.values().stream().filter(f -> !f.wellKnown().isEmpty() && f.wellKnown().equalsIgnoreCase(idOrName)).findFirst();
    }

    synchronized Optional<GraphFolder> named(String display) {
        return folder(display).or(() -> folders.values().stream().filter(f -> f.name().equals(display)).findFirst());
    }

    synchronized void removeFolder(String id) {
        messages.values().stream().filter(m -> m.folder.equals(id)).map(m -> m.immutableId).toList().forEach(this::destroy);
        folders.remove(id);
    }

    synchronized GraphMessage add(byte[] bytes, Instant receivedAt, String folder) {
        String id = "AAkALg" + userId.substring(userId.length() - 4) + "x" + nextMessage++ + "_I=";
        GraphMessage message = new GraphMessage(id, bytes, receivedAt, folder);
        messages.put(id, message);
        log.add(new Change(Kind.ADDED, id, message.restId(), folder));
        return message;
    }

    /** By either kind of id. */
    synchronized Optional<GraphMessage> message(String id) {
        GraphMessage found = messages.get(id);
        return found != null ? Optional.of(found) : messages.values().stream().filter(m -> m.restId().equals(id)).findFirst();
    }

    synchronized List<GraphMessage> messages() {
        return List.copyOf(messages.values());
    }

    synchronized void move(GraphMessage message, String to, Instant now) {
        log.add(new Change(Kind.REMOVED, message.immutableId, message.restId(), message.folder));
        message.folder = to;
        message.moves++;
        touched(message, now);
        log.add(new Change(Kind.ADDED, message.immutableId, message.restId(), to));
    }

    synchronized void updated(GraphMessage message, Instant now) {
        touched(message, now);
        log.add(new Change(Kind.UPDATED, message.immutableId, message.restId(), message.folder));
    }

    private static void touched(GraphMessage message, Instant now) {
        message.changes++;
        message.looked = false;
        message.modifiedAt = now;
    }

    synchronized boolean destroy(String id) {
        Optional<GraphMessage> found = message(id);
        found.ifPresent(m -> {
            messages.remove(m.immutableId);
            log.add(new Change(Kind.REMOVED, m.immutableId, m.restId(), m.folder));
        });
        return found.isPresent();
    }

    /** Every delta token given until now is dead. */
    synchronized void forgetTokens() {
        epoch++;
    }

    synchronized int epoch() {
        return epoch;
    }

    synchronized int position() {
        return log.size();
    }

    /**
     * What happened in a folder between two positions. With immutable ids, a message that was in the folder before, left it and came back
     * is
     * not told, as on the real service.
     */
    synchronized List<Net> between(String folder, int from, int to, boolean immutable) {
        Map<String, List<Change>> each = new LinkedHashMap<>();
        Set<String> leftBefore = new HashSet<>();
        for (int i = 0; i < Math.min(to, log.size()); i++) {
            Change change = log.get(i);
            if (!change.folder().equals(folder)) {
                continue;
            }
            if (i >= from) {
                each.computeIfAbsent(change.message(), _ -> new ArrayList<>()).add(change);
            } else if (change.kind() == Kind.REMOVED) {
                leftBefore.add(change.message());
            }
        }
        List<Net> nets = new ArrayList<>();
        each.forEach((id, changes) -> net(id, changes, immutable && leftBefore.contains(id)).ifPresent(nets::add));
        return nets;
    }

    private static Optional<Net> net(String id, List<Change> changes, boolean wasTold) {
        boolean before = changes.getFirst().kind() != Kind.ADDED;
        Kind last = changes.stream().map(Change::kind).filter(k -> k != Kind.UPDATED).reduce((_, b) -> b).orElse(Kind.UPDATED);
        boolean after = last == Kind.ADDED || last == Kind.UPDATED && before;
        String restId = changes.getLast().restId();
        if (!before && after) {
            return wasTold ? Optional.empty() : Optional.of(new Net(id, restId, Kind.ADDED));
        }
        if (before && !after) {
            return Optional.of(new Net(id, restId, Kind.REMOVED));
        }
        boolean changed = changes.stream().anyMatch(c -> c.kind() == Kind.UPDATED);
        return before && changed ? Optional.of(new Net(id, restId, Kind.UPDATED)) : Optional.empty();
    }
}

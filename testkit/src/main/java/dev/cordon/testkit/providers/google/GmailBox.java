package dev.cordon.testkit.providers.google;

import dev.cordon.testkit.providers.RawHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One user's mailbox: messages, labels, and the history of changes. All access is under its own monitor. History ids grow and leave
 * gaps, as Gmail's do.
 */
final class GmailBox {
    static final Set<String> SYSTEM = Set.of("INBOX", "SPAM", "TRASH", "UNREAD", "STARRED", "IMPORTANT", "SENT", "DRAFT", "CHAT",
            "CATEGORY_PERSONAL", "CATEGORY_SOCIAL", "CATEGORY_PROMOTIONS", "CATEGORY_UPDATES", "CATEGORY_FORUMS");
    private static final long FIRST_ID = 0x18f0000000000000L;
    private static final int GAP = 3;

    enum Kind { ADDED, DELETED, LABELS_ADDED, LABELS_REMOVED }

    /** One line of the history; {@code labels} are those added or removed, {@code after} all of the message's afterwards. */
    record Line(long id, Kind kind, String message, String thread, Set<String> labels, Set<String> after) {}

    /** A user label. */
    record Label(String id, String name, String inLabelList, String inMessageList) {}

    final String address;
    private final Map<String, GmailMessage> messages = new LinkedHashMap<>();
    private final Map<String, Label> labels = new LinkedHashMap<>();
    private final List<Line> history = new ArrayList<>();
    private long historyId;
    private long oldestKnown;
    private long nextMessage;
    private int nextLabel = 1;

    GmailBox(String address, long seed) {
        this.address = address;
        this.historyId = 1_000 + seed * 100;
        this.oldestKnown = historyId;
        this.nextMessage = FIRST_ID + (seed << 24);
    }

    synchronized GmailMessage add(byte[] bytes, Instant at, Collection<String> with) {
        return addTo("", bytes, at, with);
    }

    /** Adds to a thread when one is given and exists; else to that of the message it answers, or to a new one. */
    synchronized GmailMessage addTo(String wished, byte[] bytes, Instant at, Collection<String> with) {
        String id = Long.toHexString(nextMessage);
        nextMessage += 0x10001;
        String thread = messages.values().stream().anyMatch(m -> m.threadId.equals(wished)) ? wished : threadOf(bytes).orElse(id);
        GmailMessage message = new GmailMessage(id, thread, bytes, at, with);
        messages.put(id, message);
        note(message, Kind.ADDED, message.labels);
        return message;
    }

    private Optional<String> threadOf(byte[] bytes) {
        String answered = (RawHeader.last(bytes, "In-Reply-To") + " " + RawHeader.last(bytes, "References")).strip();
        return answered.isEmpty() ? Optional.empty() : messages.values().stream()
                .filter(m -> !messageId(m).isEmpty() && answered.contains(messageId(m))).map(m -> m.threadId).findFirst();
    }

    static String messageId(GmailMessage message) {
        return RawHeader.last(message.bytes, "Message-ID").strip();
    }

    private void note(GmailMessage message, Kind kind, Collection<String> which) {
        historyId += GAP + historyId % GAP;
        message.historyId = historyId;
        message.looked = false;
        history.add(new Line(historyId, kind, message.id, message.threadId, Set.copyOf(which), Set.copyOf(message.labels)));
    }

    synchronized Optional<GmailMessage> message(String id) {
        return Optional.ofNullable(messages.get(id));
    }

    /** Newest first, as lists come. */
    synchronized List<GmailMessage> newestFirst() {
        List<GmailMessage> all = new ArrayList<>(messages.values());
        all.sort(Comparator.comparing((GmailMessage m) -> m.internalDate).thenComparing(m -> m.id).reversed());
        return all;
    }

    /** Changes labels; each kind of change that changed something is a line of the history. */
    synchronized void relabel(GmailMessage message, Collection<String> add, Collection<String> remove) {
        Set<String> added = new LinkedHashSet<>(add);
        added.removeAll(message.labels);
        Set<String> removed = new LinkedHashSet<>(remove);
        removed.retainAll(message.labels);
        removed.removeAll(added);
        if (!added.isEmpty()) {
            message.labels.addAll(added);
            note(message, Kind.LABELS_ADDED, added);
        }
        if (!removed.isEmpty()) {
            message.labels.removeAll(removed);
            note(message, Kind.LABELS_REMOVED, removed);
        }
    }

    synchronized boolean delete(String id) {
        GmailMessage message = messages.remove(id);
        if (message != null) {
            note(message, Kind.DELETED, Set.of());
        }
        return message != null;
    }

    synchronized long historyId() {
        return historyId;
    }

    /** Lines after an id; nothing when the id is older than what is kept. */
    synchronized Optional<List<Line>> after(long id) {
        return id < oldestKnown || id > historyId ? Optional.empty() : Optional.of(history.stream().filter(l -> l.id() > id).toList());
    }

    synchronized void forgetHistory() {
        history.clear();
        historyId += GAP;
        oldestKnown = historyId;
    }

    synchronized List<Label> labels() {
        return List.copyOf(labels.values());
    }

    synchronized Optional<Label> label(String id) {
        return Optional.ofNullable(labels.get(id));
    }

    synchronized boolean knows(String labelId) {
        return SYSTEM.contains(labelId) || labels.containsKey(labelId);
    }

    synchronized Optional<Label> labelNamed(String name) {
        return labels.values().stream().filter(l -> l.name().equalsIgnoreCase(name)).findFirst();
    }

    synchronized Label addLabel(String name, String inLabelList, String inMessageList) {
        Label label = new Label("Label_" + nextLabel++, name, inLabelList, inMessageList);
        labels.put(label.id(), label);
        return label;
    }

    synchronized boolean deleteLabel(String id) {
        if (labels.remove(id) == null) {
            return false;
        }
        messages.values().forEach(m -> relabel(m, List.of(), List.of(id)));
        return true;
    }

    /** Names for people: system labels as they are, user labels by name. */
    synchronized Set<String> names(GmailMessage message) {
        Set<String> names = new TreeSet<>();
        message.labels.forEach(id -> names.add(label(id).map(Label::name).orElse(id)));
        return names;
    }
}

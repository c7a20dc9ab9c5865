package dev.cordon.connectors.google;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The labels of one mailbox, and what a set of them means. Gmail has no folders: where a message is follows from its labels. Some labels
 * say where (Inbox, Spam, Trash, the owner's own), some how it is (unread, a category), and ours that begin with {@code cordon-} are
 * marks. Our folder id is what says where, sorted and joined by commas, which no label id holds.
 */
final class Labels {
    /** What begins a mark's name. */
    static final String MARK = "cordon-";
    /** The folder of a message that is nowhere but in All Mail. */
    static final String ALL_MAIL = "ALL_MAIL";

    private static final Set<String> STATES = Set.of("UNREAD", "CHAT", "CATEGORY_PERSONAL", "CATEGORY_SOCIAL", "CATEGORY_PROMOTIONS",
            "CATEGORY_UPDATES", "CATEGORY_FORUMS");
    /** What Gmail itself may change at any time, and what cannot be changed at all: a difference there is no move. */
    private static final Set<String> NOT_A_PLACE = Set.of("IMPORTANT", "STARRED", "SENT", "DRAFT", ALL_MAIL);
    private static final Set<String> FIXED = Set.of("SENT", "DRAFT", ALL_MAIL);
    private static final Set<String> SYSTEM = Set.of("INBOX", "SPAM", "TRASH", "STARRED", "IMPORTANT", "SENT", "DRAFT");

    private final GmailAccess access;
    private final String quarantineName;
    private volatile Map<String, String> names = Map.of();

    Labels(GmailAccess access, String quarantineName) {
        this.access = access;
        this.quarantineName = quarantineName;
    }

    /** The labels of a message of the API; none is left out there when it has none. */
    static Set<String> of(JsonNode message) {
        Set<String> ids = new TreeSet<>();
        message.path("labelIds").forEach(l -> ids.add(l.asString("")));
        ids.remove("");
        return ids;
    }

    /** Names of the owner's own labels by id, asked for again when one of these ids is not known. */
    private Map<String, String> namesWith(Collection<String> ids) throws FaultFound {
        Map<String, String> now = names;
        boolean known = !now.isEmpty() && ids.stream().allMatch(id -> now.containsKey(id));
        return known ? now : reload();
    }

    Map<String, String> reload() throws FaultFound {
        Map<String, String> found = new LinkedHashMap<>();
        for (JsonNode label : access.get("/labels", 1).path("labels")) {
            found.put(label.path("id").asString(""), label.path("name").asString(""));
        }
        names = Map.copyOf(found);
        return found;
    }

    /** The label that hides, when it exists. */
    Optional<String> quarantine() throws FaultFound {
        Optional<String> known = named(names, quarantineName);
        return known.isPresent() ? known : named(reload(), quarantineName);
    }

    /** The label of a mark, when it exists. */
    Optional<String> mark(String name) throws FaultFound {
        Optional<String> known = named(names, name);
        return known.isPresent() ? known : named(reload(), name);
    }

    private static Optional<String> named(Map<String, String> names, String name) {
        return names.entrySet().stream().filter(e -> e.getValue().equalsIgnoreCase(name)).map(Map.Entry::getKey).findFirst();
    }

    /** Whether a label still exists. */
    boolean exists(String id) throws FaultFound {
        return SYSTEM.contains(id) || reload().containsKey(id);
    }

    /** The marks among these labels, by name, sorted. */
    List<String> marks(Collection<String> labels) throws FaultFound {
        Map<String, String> known = namesWith(labels);
        return labels.stream().map(id -> known.getOrDefault(id, "").toLowerCase(Locale.ROOT)).filter(n -> n.startsWith(MARK)).sorted().toList();
    }

    private Set<String> where(Collection<String> labels) throws FaultFound {
        Map<String, String> known = namesWith(labels);
        Set<String> where = new TreeSet<>(labels);
        where.removeIf(id -> STATES.contains(id) || known.getOrDefault(id, "").toLowerCase(Locale.ROOT).startsWith(MARK));
        return where;
    }

    /** Our id of the folder that these labels make. */
    String folder(Collection<String> labels) throws FaultFound {
        Set<String> where = where(labels);
        return where.isEmpty() ? ALL_MAIL : String.join(",", where);
    }

    /** The labels of a folder id. */
    static Set<String> split(String folder) {
        Set<String> ids = new TreeSet<>(List.of(folder.split(",", -1)));
        ids.remove("");
        return ids;
    }

    /** What must be the same for a message to be where it was. */
    static Set<String> core(Collection<String> where) {
        Set<String> core = new TreeSet<>(where);
        core.removeAll(NOT_A_PLACE);
        return core;
    }

    /** The labels that say where, and that can be taken away. */
    Set<String> removable(Collection<String> labels) throws FaultFound {
        Set<String> where = where(labels);
        where.removeAll(FIXED);
        return where;
    }

    FolderRole role(Collection<String> labels) throws FaultFound {
        if (labels.contains("TRASH")) {
            return FolderRole.TRASH;
        }
        if (labels.contains("SPAM")) {
            return FolderRole.JUNK;
        }
        if (labels.contains("INBOX")) {
            return FolderRole.INBOX;
        }
        Set<String> where = where(labels);
        if (quarantineAmong(where)) {
            return FolderRole.QUARANTINE;
        }
        if (labels.contains("DRAFT")) {
            return FolderRole.DRAFTS;
        }
        if (labels.contains("SENT")) {
            return FolderRole.SENT;
        }
        return core(where).isEmpty() ? FolderRole.ARCHIVE : FolderRole.OTHER;
    }

    private boolean quarantineAmong(Set<String> where) throws FaultFound {
        Map<String, String> known = namesWith(where);
        return where.stream().anyMatch(id -> known.getOrDefault(id, "").equalsIgnoreCase(quarantineName));
    }

    /** Whether mail with these labels is where its owner reads it; what was sent to oneself is also in the inbox. */
    boolean isWatched(Collection<String> labels) throws FaultFound {
        return switch (role(labels)) {
            case INBOX, ARCHIVE, OTHER -> !labels.contains("CHAT") && !labels.contains("DRAFT");
            case QUARANTINE, JUNK, TRASH, SENT, DRAFTS -> false;
        };
    }
}

package dev.cordon.connectors.jmap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folders of one account (JMAP calls them mailboxes) and what they are for. Kept until an id turns up that is not among them. An
 * email may be in several folders at once: our folder id is then all their ids, sorted and joined by commas, which no JMAP id holds
 * (RFC 8620 §1.2).
 */
final class Folders {
    private static final Map<String, FolderRole> BY_ROLE = Map.of("inbox", FolderRole.INBOX, "junk", FolderRole.JUNK, "trash", FolderRole.TRASH,
            "archive", FolderRole.ARCHIVE, "sent", FolderRole.SENT, "drafts", FolderRole.DRAFTS, "spam", FolderRole.JUNK);
    private static final Map<String, FolderRole> BY_NAME = Map.ofEntries(Map.entry("inbox", FolderRole.INBOX), Map.entry("junk", FolderRole.JUNK),
            Map.entry("spam", FolderRole.JUNK), Map.entry("junk mail", FolderRole.JUNK), Map.entry("trash", FolderRole.TRASH),
            Map.entry("deleted items", FolderRole.TRASH), Map.entry("deleted messages", FolderRole.TRASH), Map.entry("archive", FolderRole.ARCHIVE),
            Map.entry("sent", FolderRole.SENT), Map.entry("sent items", FolderRole.SENT), Map.entry("sent messages", FolderRole.SENT),
            Map.entry("drafts", FolderRole.DRAFTS));
    // What is seen first when an email is in several: where the owner meets it.
    private static final List<FolderRole> PROMINENCE = List.of(FolderRole.INBOX, FolderRole.OTHER, FolderRole.ARCHIVE, FolderRole.QUARANTINE,
            FolderRole.JUNK, FolderRole.TRASH, FolderRole.SENT, FolderRole.DRAFTS);

    private final JmapAccess access;
    private final String quarantineName;
    private volatile Map<String, FolderRole> known = Map.of();

    Folders(JmapAccess access, String quarantineName) {
        this.access = access;
        this.quarantineName = quarantineName;
    }

    /** What each folder is for, by id. */
    Map<String, FolderRole> roles() throws FaultFound {
        Map<String, FolderRole> now = known;
        return now.isEmpty() ? reload() : now;
    }

    /** The same, asked for again when one of these ids is not known. */
    Map<String, FolderRole> rolesWith(Collection<String> ids) throws FaultFound {
        Map<String, FolderRole> now = roles();
        return now.keySet().containsAll(ids) ? now : reload();
    }

    Map<String, FolderRole> reload() throws FaultFound {
        ObjectNode arguments = JmapAccess.arguments().putNull("ids");
        List.of("id", "name", "role", "parentId").forEach(arguments.putArray("properties")::add);
        Map<String, FolderRole> roles = new LinkedHashMap<>();
        List<JsonNode> unnamed = new ArrayList<>();
        for (JsonNode folder : access.call("Mailbox/get", arguments).path("list")) {
            String role = folder.path("role").asString("").toLowerCase(Locale.ROOT);
            if (folder.path("name").asString("").equals(quarantineName) && isTop(folder)) {
                roles.put(folder.path("id").asString(), FolderRole.QUARANTINE);
            } else if (BY_ROLE.containsKey(role)) {
                roles.put(folder.path("id").asString(), BY_ROLE.getOrDefault(role, FolderRole.OTHER));
            } else {
                unnamed.add(folder);
            }
        }
        // A well-known name counts only for a role that no folder claims.
        for (JsonNode folder : unnamed) {
            String name = folder.path("name").asString("").toLowerCase(Locale.ROOT);
            FolderRole role = isTop(folder) ? BY_NAME.getOrDefault(name, FolderRole.OTHER) : FolderRole.OTHER;
            roles.put(folder.path("id").asString(), roles.containsValue(role) ? FolderRole.OTHER : role);
        }
        known = Map.copyOf(roles);
        return roles;
    }

    private static boolean isTop(JsonNode folder) {
        return folder.path("parentId").asString("").isEmpty();
    }

    /** The folder with a role. */
    Optional<String> of(FolderRole role) throws FaultFound {
        Optional<String> found = find(roles(), role);
        return found.isPresent() ? found : find(reload(), role);
    }

    private static Optional<String> find(Map<String, FolderRole> roles, FolderRole role) {
        return roles.entrySet().stream().filter(e -> e.getValue() == role).map(Map.Entry::getKey).sorted().findFirst();
    }

    /** What it means for a message to be in these folders. */
    FolderRole role(Collection<String> ids) throws FaultFound {
        Map<String, FolderRole> roles = rolesWith(ids);
        List<FolderRole> all = ids.stream().map(id -> roles.getOrDefault(id, FolderRole.OTHER)).toList();
        return PROMINENCE.stream().filter(all::contains).findFirst().orElse(FolderRole.OTHER);
    }

    static String joined(Collection<String> ids) {
        return String.join(",", ids.stream().sorted().toList());
    }

    static List<String> split(String folder) {
        return List.of(folder.split(",", -1));
    }

    /** The ids of the folders an Email of the server is in, sorted. */
    static List<String> in(JsonNode email) {
        return email.path("mailboxIds").properties().stream().filter(e -> e.getValue().asBoolean(false)).map(Map.Entry::getKey).sorted().toList();
    }
}

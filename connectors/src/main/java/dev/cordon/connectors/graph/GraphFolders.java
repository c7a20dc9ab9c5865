package dev.cordon.connectors.graph;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What each folder of one mailbox is for. Folder ids never change; names are in the owner's language, so that the usual folders are found
 * by
 * their well-known names and only our own quarantine by the name that it was given.
 */
final class GraphFolders {
    private static final Map<String, FolderRole> WELL_KNOWN = wellKnown();
    private static final int PAGES_MAX = 100;

    private final GraphLine line;
    private final String quarantineName;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, FolderRole> roles = new HashMap<>();
    private final Set<String> others = new HashSet<>();

    GraphFolders(GraphLine line, String quarantineName) {
        this.line = line;
        this.quarantineName = quarantineName;
    }

    private static Map<String, FolderRole> wellKnown() {
        Map<String, FolderRole> map = new LinkedHashMap<>();
        map.put("inbox", FolderRole.INBOX);
        map.put("junkemail", FolderRole.JUNK);
        map.put("deleteditems", FolderRole.TRASH);
        map.put("sentitems", FolderRole.SENT);
        map.put("drafts", FolderRole.DRAFTS);
        map.put("outbox", FolderRole.SENT);
        map.put("archive", FolderRole.ARCHIVE);
        map.put("recoverableitemsdeletions", FolderRole.TRASH);
        return map;
    }

    /** What a folder is for. An id that was not met before is looked up once: it may be the quarantine, made by somebody else. */
    FolderRole role(String id) throws FaultFound {
        lock.lock();
        try {
            load();
            if (!roles.containsKey(id) && others.add(id)) {
                findQuarantine();
            }
            return roles.getOrDefault(id, FolderRole.OTHER);
        } finally {
            lock.unlock();
        }
    }

    /** The folder of a role; nothing when there is none. */
    Optional<String> of(FolderRole role) throws FaultFound {
        lock.lock();
        try {
            load();
            if (role == FolderRole.QUARANTINE && !roles.containsValue(role)) {
                findQuarantine();
            }
            return roles.entrySet().stream().filter(e -> e.getValue() == role).map(Map.Entry::getKey).sorted().findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** What was found out may be out of date: a folder was deleted. */
    void forget() {
        lock.lock();
        try {
            roles.clear();
            others.clear();
        } finally {
            lock.unlock();
        }
    }

    private void load() throws FaultFound {
        if (!roles.isEmpty()) {
            return;
        }
        Map<String, FolderRole> found = new HashMap<>();
        for (Map.Entry<String, FolderRole> each : WELL_KNOWN.entrySet()) {
            try {
                ObjectNode folder = line.get(line.mine("/mailFolders/" + each.getKey() + "?$select=id"));
                found.putIfAbsent(folder.path("id").asString(""), each.getValue());
            } catch (GraphError e) {
                // Some mailboxes have no archive, and recoverable items may be closed to us. Without an inbox nothing can be done.
                if (!e.isMissing() && !(e.fault() instanceof Fault.Denied) || each.getValue() == FolderRole.INBOX) {
                    throw e;
                }
            }
        }
        roles.putAll(found);
        findQuarantine();
    }

    private void findQuarantine() throws FaultFound {
        ObjectNode page = line.get(line.mine("/mailFolders?includeHiddenFolders=true&$select=id,displayName&$top=250"));
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            for (JsonNode folder : page.path("value")) {
                String id = folder.path("id").asString("");
                if (folder.path("displayName").asString("").equals(quarantineName) && !roles.containsKey(id)) {
                    roles.values().removeIf(role -> role == FolderRole.QUARANTINE);
                    roles.put(id, FolderRole.QUARANTINE);
                    return;
                }
            }
            String next = page.path("@odata.nextLink").asString("");
            if (next.isEmpty()) {
                return;
            }
            page = line.follow(next);
        }
    }

    /** The quarantine folder, made hidden when it is missing. */
    String quarantine() throws FaultFound {
        Optional<String> known = of(FolderRole.QUARANTINE);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            line.send("POST", line.mine("/mailFolders"), dev.cordon.connectors.http.JsonBody.object().put("displayName", quarantineName)
                    .put("isHidden", true));
        } catch (GraphError e) {
            if (!e.code().equals("ErrorFolderExists")) {
                throw e;
            }
        }
        return of(FolderRole.QUARANTINE).orElseThrow(() -> new FaultFound(new Fault.Retry("the quarantine folder of " + line.address()
                + " was made but is not seen yet", java.time.Duration.ofSeconds(2))));
    }
}

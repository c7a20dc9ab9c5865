package dev.cordon.connectors.jmap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.verdict.Copy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds a copy whose id no longer leads to it, in all folders. Message-ID is only a claim and an index may lag, so that the size is
 * asked for too, and what is found counts only when its bytes have the copy's hash.
 */
final class CopySearch {
    private static final int PAGE = 200;
    private static final int CANDIDATES_MAX = 2_000;

    private final JmapAccess access;

    CopySearch(JmapAccess access) {
        this.access = access;
    }

    /** The id of the copy now; nothing only when the whole mailbox was searched. */
    Optional<String> find(Copy copy) throws FaultFound {
        if (!copy.messageId().value().isEmpty()) {
            ObjectNode filter = JmapAccess.arguments();
            filter.putArray("header").add("Message-ID").add(copy.messageId().value());
            Optional<String> found = among(copy, filter);
            if (found.isPresent()) {
                return found;
            }
        }
        // RFC 8621 §4.4.1: maxSize is exclusive.
        return among(copy, JmapAccess.arguments().put("minSize", copy.bytes()).put("maxSize", copy.bytes() + 1));
    }

    private Optional<String> among(Copy copy, ObjectNode filter) throws FaultFound {
        Set<String> seen = new LinkedHashSet<>();
        while (seen.size() < CANDIDATES_MAX) {
            ObjectNode arguments = JmapAccess.arguments().put("position", seen.size()).put("limit", PAGE);
            arguments.set("filter", filter);
            arguments.putArray("sort").addObject().put("property", "receivedAt").put("isAscending", false);
            List<String> page = new ArrayList<>();
            access.call("Email/query", arguments).path("ids").forEach(id -> page.add(id.asString("")));
            page.removeIf(id -> id.isEmpty() || !seen.add(id));
            if (page.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> found = same(copy, page);
            if (found.isPresent()) {
                return found;
            }
        }
        throw new FaultFound(new Fault.Unsupported("more than " + CANDIDATES_MAX + " messages look like the one that is searched"));
    }

    private Optional<String> same(Copy copy, List<String> ids) throws FaultFound {
        List<JsonNode> emails = new ArrayList<>();
        access.all("Email/get", ids, List.of("id", "blobId", "size"), emails::add);
        for (JsonNode email : emails) {
            if (email.path("size").asLong(-1) == copy.bytes() && hasContent(copy, email.path("blobId").asString(""))) {
                return Optional.of(email.path("id").asString(""));
            }
        }
        return Optional.empty();
    }

    private boolean hasContent(Copy copy, String blobId) throws FaultFound {
        try {
            return ContentHash.of(access.download(blobId, copy.bytes())).equals(copy.content());
        } catch (FaultFound e) {
            if (e.fault() instanceof Fault.Gone || e.fault() instanceof Fault.Unsupported) {
                return false;
            }
            throw e;
        }
    }
}

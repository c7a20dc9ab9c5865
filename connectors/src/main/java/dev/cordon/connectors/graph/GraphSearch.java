package dev.cordon.connectors.graph;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.identity.MessageIdHeader;
import dev.cordon.kernel.verdict.Copy;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds a copy whose id no longer leads to it, in all folders. Message-ID is only a claim: what is found counts only when its bytes have
 * the
 * copy's hash. Exchange makes those bytes anew for each question, so that a copy that reads differently now is not recognised; ids last
 * over
 * moves, so that this is seldom needed.
 */
final class GraphSearch {
    private static final int CANDIDATES_MAX = 500;
    private static final int WITHOUT_MESSAGE_ID_MAX = 200;
    private static final int PAGE = 100;
    private static final long SLACK_BYTES = 4096;

    private final GraphLine line;

    GraphSearch(GraphLine line) {
        this.line = line;
    }

    /** The id of the copy now; nothing only when everything that could be it was looked at. */
    Optional<String> find(Copy copy) throws FaultFound {
        if (!copy.messageId().value().isEmpty()) {
            return among(copy, "$filter=" + GraphLine.segment("internetMessageId eq " + quoted(copy.messageId())) + "&$select=id&$top=" + PAGE,
                    CANDIDATES_MAX);
        }
        return among(copy, "$orderby=" + GraphLine.segment("receivedDateTime desc") + "&$select=id&$top=" + PAGE, WITHOUT_MESSAGE_ID_MAX);
    }

    /** As a text of OData. */
    static String quoted(MessageIdHeader messageId) {
        return "'" + messageId.value().replace("'", "''") + "'";
    }

    private Optional<String> among(Copy copy, String query, int candidatesMax) throws FaultFound {
        ObjectNode page = line.get(line.mine("/messages?" + query));
        int looked = 0;
        while (true) {
            for (JsonNode candidate : page.path("value")) {
                String id = candidate.path("id").asString("");
                if (++looked > candidatesMax) {
                    throw new FaultFound(new Fault.Unsupported("more than " + candidatesMax
                            + " messages could be the one that is searched"));
                }
                if (hasContent(copy, id)) {
                    return Optional.of(id);
                }
            }
            String next = page.path("@odata.nextLink").asString("");
            if (next.isEmpty()) {
                return Optional.empty();
            }
            page = line.follow(next);
        }
    }

    private boolean hasContent(Copy copy, String id) throws FaultFound {
        try {
            byte[] bytes = line.bytes(line.mine("/messages/" + GraphLine.segment(id) + "/$value"), copy.bytes() + SLACK_BYTES).bytes();
            return ContentHash.of(bytes).equals(copy.content());
        } catch (FaultFound e) {
            if (e.fault() instanceof Fault.Gone || e.fault() instanceof Fault.Unsupported) {
                return false;
            }
            throw e;
        }
    }
}

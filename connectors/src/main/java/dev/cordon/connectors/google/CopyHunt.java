package dev.cordon.connectors.google;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.verdict.Copy;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds a copy whose id no longer leads to it, in all of the mailbox, spam and trash too. Message-ID is a claim of the sender's and the
 * search may lag, so that the size is asked for as well, and what is found counts only when its bytes have the copy's hash.
 */
final class CopyHunt {
    private static final int PAGE = 100;
    private static final int CANDIDATES_MAX = 200;

    private final GmailAccess access;

    CopyHunt(GmailAccess access) {
        this.access = access;
    }

    /** The description of the copy as it is now; nothing only when the whole mailbox was searched. */
    Optional<ObjectNode> find(Copy copy) throws FaultFound {
        Set<String> seen = new LinkedHashSet<>();
        String messageId = bare(copy.messageId().value());
        if (isSearchable(messageId)) {
            Optional<ObjectNode> found = among(copy, "rfc822msgid:" + messageId, seen);
            if (found.isPresent()) {
                return found;
            }
        }
        return among(copy, "larger:" + Math.max(0, copy.bytes() - 2) + " smaller:" + (copy.bytes() + 2), seen);
    }

    /** The value without its angle brackets. */
    static String bare(String id) {
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    // The sender writes it: what means something in the search language does not go there, the size finds such a message, too.
    static boolean isSearchable(String id) {
        return !id.isEmpty() && id.length() <= 500 && id.chars().allMatch(c -> c > 0x20 && c < 0x7F && "\"(){}|:*".indexOf(c) < 0);
    }

    private Optional<ObjectNode> among(Copy copy, String query, Set<String> seen) throws FaultFound {
        String token = "";
        do {
            ObjectNode page = access.get("/messages?includeSpamTrash=true&maxResults=" + PAGE + "&q=" + GmailAccess.encoded(query)
                    + (token.isEmpty() ? "" : "&pageToken=" + GmailAccess.encoded(token)), GmailAccess.LIST_UNITS);
            for (JsonNode candidate : page.path("messages")) {
                String id = candidate.path("id").asString("");
                if (!id.isEmpty() && seen.add(id)) {
                    Optional<GmailAccess.Whole> whole = access.whole(id);
                    if (whole.isPresent() && ContentHash.of(whole.get().bytes()).equals(copy.content())) {
                        return Optional.of(whole.get().message());
                    }
                }
                if (seen.size() > CANDIDATES_MAX) {
                    throw new FaultFound(new Fault.Unsupported("more than " + CANDIDATES_MAX + " messages look like the one that is searched"));
                }
            }
            token = page.path("nextPageToken").asString("");
        } while (!token.isEmpty());
        return Optional.empty();
    }
}

package dev.cordon.connectors.google;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The history of one mailbox as a feed of arrivals. Each line of the history has an id that {@code startHistoryId} takes, so that a place
 * is a line's id and needs no page token, which may die. A place is {@code id}, {@code id+n} after the first n arrivals of the line behind
 * it, or {@code id~token} within a run of empty pages. Only the last page's own id ends a run: that is what has been looked at.
 */
final class GmailFeed {
    private static final int PAGE_MAX = 500;
    private static final int EMPTY_PAGES_MAX = 20;
    private static final int UNITS = 2;

    /** A place in the history. */
    record Position(String start, int skip, String token) {
        static Position of(String text) throws FaultFound {
            int tilde = text.indexOf('~');
            String rest = tilde < 0 ? text : text.substring(0, tilde);
            int plus = rest.indexOf('+');
            String start = plus < 0 ? rest : rest.substring(0, plus);
            String skip = plus < 0 ? "0" : rest.substring(plus + 1);
            if (!isNumber(start, 20) || !isNumber(skip, 9)) {
                throw new FaultFound(new Fault.CursorLost("this is no place in Gmail's history"));
            }
            return new Position(start, Integer.parseInt(skip), tilde < 0 ? "" : text.substring(tilde + 1));
        }

        private static boolean isNumber(String text, int digitsMax) {
            return !text.isEmpty() && text.length() <= digitsMax && text.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        Cursor cursor() {
            return new Cursor(start + (skip > 0 ? "+" + skip : "") + (token.isEmpty() ? "" : "~" + token));
        }
    }

    private final GmailAccess access;
    private final Labels labels;

    GmailFeed(GmailAccess access, Labels labels) {
        this.access = access;
        this.labels = labels;
    }

    Changes after(Cursor cursor, int max) throws FaultFound {
        Position at = Position.of(cursor.value());
        for (int pages = 0; pages < EMPTY_PAGES_MAX; pages++) {
            ObjectNode page = page(at, max);
            String next = page.path("nextPageToken").asString("");
            if (page.path("history").isEmpty() && !next.isEmpty()) {
                at = new Position(at.start(), at.skip(), next);
                continue;
            }
            return changes(at, page, max, !next.isEmpty());
        }
        return new Changes(List.of(), at.cursor(), true);
    }

    private ObjectNode page(Position at, int max) throws FaultFound {
        String query = "/history?startHistoryId=" + at.start() + "&historyTypes=messageAdded&historyTypes=labelAdded"
                + "&historyTypes=messageDeleted&maxResults=" + Math.clamp(max + (long) at.skip(), 1, PAGE_MAX)
                + (at.token().isEmpty() ? "" : "&pageToken=" + GmailAccess.encoded(at.token()));
        try {
            return access.get(query, UNITS);
        } catch (GoogleError e) {
            if (e.status() == 404 || e.status() == 400 && at.token().isEmpty()) {
                throw new FaultFound(new Fault.CursorLost("Gmail no longer knows this place in the history of " + access.address()));
            }
            if (e.status() == 400) {
                // The page token died: from its beginning the run is the same.
                return page(new Position(at.start(), at.skip(), ""), max);
            }
            throw e;
        }
    }

    private Changes changes(Position at, ObjectNode page, int max, boolean pagesFollow) throws FaultFound {
        Set<String> deleted = new HashSet<>();
        page.path("history").forEach(l -> l.path("messagesDeleted").forEach(d -> deleted.add(d.path("message").path("id").asString(""))));
        List<ProviderMessageId> arrived = new ArrayList<>();
        Position now = new Position(at.start(), at.skip(), "");
        for (JsonNode line : page.path("history")) {
            List<String> all = List.copyOf(arrivals(line));
            List<String> left = all.subList(Math.min(now.skip(), all.size()), all.size());
            int room = max - arrived.size();
            left.stream().limit(room).filter(id -> !deleted.contains(id)).map(ProviderMessageId::new).forEach(arrived::add);
            if (left.size() > room) {
                return new Changes(arrived, new Position(now.start(), now.skip() + room, "").cursor(), true);
            }
            String id = line.path("id").asString("");
            if (id.isEmpty()) {
                throw new FaultFound(new Fault.Malformed("a line of Gmail's history lacks its id"));
            }
            now = new Position(id, 0, "");
        }
        if (pagesFollow) {
            return new Changes(arrived, now.cursor(), true);
        }
        String end = page.path("historyId").asString("");
        return new Changes(arrived, end.isEmpty() ? now.cursor() : new Position(end, 0, "").cursor(), false);
    }

    // What was added where its owner reads, and what came into the inbox from elsewhere. Without labels it is in All Mail only.
    private Set<String> arrivals(JsonNode line) throws FaultFound {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode added : line.path("messagesAdded")) {
            if (labels.isWatched(Labels.of(added.path("message")))) {
                ids.add(added.path("message").path("id").asString(""));
            }
        }
        for (JsonNode labelled : line.path("labelsAdded")) {
            if (Labels.of(labelled).contains("INBOX")) {
                ids.add(labelled.path("message").path("id").asString(""));
            }
        }
        ids.remove("");
        return ids;
    }
}

package dev.cordon.testkit.providers.google;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code history.list}, with what is odd about it: empty pages that go on, and answers that lag behind a notification. */
final class GmailHistory {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final AtomicInteger emptyPages = new AtomicInteger();
    private final AtomicInteger lagging = new AtomicInteger();

    /** So many pages come empty although more follows. */
    void emptyPages(int pages) {
        emptyPages.set(pages);
    }

    /** So many answers say that nothing happened. */
    void lagging(int answers) {
        lagging.set(answers);
    }

    private static boolean take(AtomicInteger left) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    ObjectNode list(GmailBox box, GoogleCall call) throws GoogleRefusal {
        long start = start(call.option("startHistoryId"));
        Optional<List<GmailBox.Line>> kept = box.after(start);
        if (kept.isEmpty()) {
            throw GoogleRefusal.notFound();
        }
        if (take(lagging)) {
            return JSON.objectNode().put("historyId", Long.toString(start));
        }
        Set<String> types = new HashSet<>(call.query().getOrDefault("historyTypes", List.of()));
        String label = call.option("labelId");
        List<ObjectNode> lines = new ArrayList<>();
        for (GmailBox.Line line : kept.get()) {
            if ((types.isEmpty() || types.contains(type(line.kind()))) && (label.isEmpty() || line.after().contains(label))) {
                lines.add(GmailJson.line(line));
            }
        }
        int from = Pages.from(call.option("pageToken"));
        ObjectNode answer = JSON.objectNode();
        if (take(emptyPages)) {
            return answer.put("nextPageToken", Pages.token(from)).put("historyId", Long.toString(box.historyId()));
        }
        int max = call.number("maxResults", 100, 500);
        List<ObjectNode> part = lines.subList(Math.min(from, lines.size()), Math.min(lines.size(), from + max));
        if (!part.isEmpty()) {
            ArrayNode list = answer.putArray("history");
            part.forEach(list::add);
        }
        if (from + max < lines.size()) {
            answer.put("nextPageToken", Pages.token(from + max));
        }
        return answer.put("historyId", Long.toString(box.historyId()));
    }

    private static long start(String text) throws GoogleRefusal {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw GoogleRefusal.invalid(text.isEmpty() ? "Missing/invalid required parameter: startHistoryId"
                    : "Invalid value at 'start_history_id'");
        }
    }

    private static String type(GmailBox.Kind kind) {
        return switch (kind) {
            case ADDED -> "messageAdded";
            case DELETED -> "messageDeleted";
            case LABELS_ADDED -> "labelAdded";
            case LABELS_REMOVED -> "labelRemoved";
        };
    }
}

package dev.cordon.testkit.providers.google;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Gmail's methods on threads: the same as on messages, on all of a thread at once. */
final class GmailThreads {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final GmailBox box;
    private final GmailDesk desk;

    GmailThreads(GmailBox box, GmailDesk desk) {
        this.box = box;
        this.desk = desk;
    }

    ObjectNode answer(String verb, GoogleCall call) throws GoogleRefusal {
        if (verb.equals("list")) {
            Map<String, ObjectNode> threads = new LinkedHashMap<>();
            for (GmailMessage message : desk.found(call)) {
                threads.putIfAbsent(message.threadId, JSON.objectNode().put("id", message.threadId)
                        .put("historyId", Long.toString(message.historyId)));
            }
            return GmailDesk.page(call, "threads", List.copyOf(threads.values()));
        }
        String id = call.part(5);
        List<GmailMessage> members = box.newestFirst().reversed().stream().filter(m -> m.threadId.equals(id)).toList();
        if (members.isEmpty()) {
            throw GoogleRefusal.notFound();
        }
        switch (verb) {
            case "modify" -> desk.relabel(members, call.json());
            case "trash" -> members.forEach(m -> box.relabel(m, List.of("TRASH"), List.of("INBOX", "SPAM")));
            case "untrash" -> members.forEach(m -> box.relabel(m, List.of(), List.of("TRASH")));
            default -> { }
        }
        ObjectNode thread = JSON.objectNode().put("id", id).put("historyId", Long.toString(members.getLast().historyId));
        ArrayNode messages = thread.putArray("messages");
        members.forEach(m -> messages.add(GmailJson.message(m, "minimal", List.of())));
        return thread;
    }
}

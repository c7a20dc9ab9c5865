package dev.cordon.testkit.providers.google;

import dev.cordon.testkit.providers.RawHeader;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How Gmail's things look in JSON: 64-bit numbers are texts, bytes are base64url without padding, empty lists are left out. */
final class GmailJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GmailJson() {}

    /** @param format minimal, metadata, full or raw; our full is metadata with every field */
    static ObjectNode message(GmailMessage message, String format, List<String> headers) {
        ObjectNode node = JSON.objectNode().put("id", message.id).put("threadId", message.threadId);
        labels(node, "labelIds", message.labels);
        node.put("snippet", snippet(message)).put("historyId", Long.toString(message.historyId))
                .put("internalDate", Long.toString(message.internalDate.toEpochMilli())).put("sizeEstimate", message.bytes.length);
        switch (format) {
            case "raw" -> node.put("raw", Base64.getUrlEncoder().withoutPadding().encodeToString(message.bytes));
            case "metadata", "full" -> payload(node, message, headers);
            default -> { }
        }
        return node;
    }

    private static String snippet(GmailMessage message) {
        return RawHeader.last(message.bytes, "Subject").strip();
    }

    private static void payload(ObjectNode node, GmailMessage message, List<String> wanted) {
        ObjectNode payload = node.putObject("payload").put("partId", "").put("mimeType", "text/plain").put("filename", "");
        Set<String> names = new LinkedHashSet<>(wanted.isEmpty() ? List.of("Message-ID", "From", "To", "Subject", "Date") : wanted);
        var list = payload.putArray("headers");
        for (String name : names) {
            RawHeader.all(message.bytes, name).forEach(value -> list.addObject().put("name", name).put("value", value.strip()));
        }
        payload.putObject("body").put("size", message.bytes.length);
    }

    static void labels(ObjectNode node, String name, Collection<String> labels) {
        if (!labels.isEmpty()) {
            var list = node.putArray(name);
            labels.stream().sorted().forEach(list::add);
        }
    }

    static ObjectNode label(GmailBox.Label label) {
        return JSON.objectNode().put("id", label.id()).put("name", label.name()).put("type", "user")
                .put("labelListVisibility", label.inLabelList()).put("messageListVisibility", label.inMessageList());
    }

    static ObjectNode systemLabel(String id) {
        return JSON.objectNode().put("id", id).put("name", id).put("type", "system");
    }

    /** One line of the history; the message's labels are those it had then. */
    static ObjectNode line(GmailBox.Line line) {
        ObjectNode node = JSON.objectNode().put("id", Long.toString(line.id()));
        node.putArray("messages").addObject().put("id", line.message()).put("threadId", line.thread());
        String list = switch (line.kind()) {
            case ADDED -> "messagesAdded";
            case DELETED -> "messagesDeleted";
            case LABELS_ADDED -> "labelsAdded";
            case LABELS_REMOVED -> "labelsRemoved";
        };
        ObjectNode entry = node.putArray(list).addObject();
        ObjectNode message = entry.putObject("message").put("id", line.message()).put("threadId", line.thread());
        labels(message, "labelIds", line.after());
        if (line.kind() == GmailBox.Kind.LABELS_ADDED || line.kind() == GmailBox.Kind.LABELS_REMOVED) {
            labels(entry, "labelIds", line.labels());
        }
        return node;
    }
}

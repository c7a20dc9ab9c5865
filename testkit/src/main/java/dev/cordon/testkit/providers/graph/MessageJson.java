package dev.cordon.testkit.providers.graph;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message as {@code microsoft.graph.message}. */
final class MessageJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int PREVIEW_MAX = 255;
    /** What {@code Mail.ReadBasic} does not show. */
    static final Set<String> NOT_BASIC = Set.of("body", "bodyPreview", "uniqueBody", "attachments", "internetMessageHeaders");

    private MessageJson() {}

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * The selected properties, all usual ones when nothing is selected.
     *
     * @param basic whether bodies are kept from the caller
     */
    static ObjectNode of(GraphMessage m, boolean immutable, List<String> select, boolean basic) {
        ObjectNode all = JSON.objectNode();
        all.put("@odata.etag", "W/\"" + m.changeKey() + "\"");
        all.put("id", m.id(immutable));
        all.put("createdDateTime", time(m.receivedAt)).put("lastModifiedDateTime", time(m.modifiedAt)).put("changeKey", m.changeKey());
        ArrayNode categories = all.putArray("categories");
        m.categories.forEach(categories::add);
        all.put("receivedDateTime", time(m.receivedAt)).put("sentDateTime", time(m.receivedAt));
        all.put("hasAttachments", m.header("Content-Type").startsWith("multipart/mixed")).put("internetMessageId", m.messageId);
        all.put("subject", m.header("Subject")).put("importance", "normal").put("parentFolderId", m.folder);
        all.put("conversationId", "AAQk" + m.immutableId.substring(4)).put("isRead", m.read).put("isDraft", false);
        all.put("inferenceClassification", "focused");
        all.set("from", recipient(m.header("From")));
        all.set("sender", recipient(m.header("From")));
        all.putArray("toRecipients").add(recipient(m.header("To")));
        all.putArray("ccRecipients");
        all.putObject("flag").put("flagStatus", "notFlagged");
        if (!basic) {
            all.put("bodyPreview", m.header("Subject").substring(0, Math.min(PREVIEW_MAX, m.header("Subject").length())));
            all.putObject("body").put("contentType", "text").put("content", "");
        }
        return select.isEmpty() ? all : only(all, select, m);
    }

    private static ObjectNode only(ObjectNode all, List<String> select, GraphMessage m) {
        ObjectNode chosen = JSON.objectNode();
        chosen.set("@odata.etag", all.path("@odata.etag"));
        chosen.set("id", all.path("id"));
        for (String name : select) {
            if (all.has(name)) {
                chosen.set(name, all.path(name));
            } else if (name.equals("internetMessageHeaders")) {
                chosen.putArray(name).addObject().put("name", "From").put("value", m.header("From"));
            }
        }
        return chosen;
    }

    private static ObjectNode recipient(String field) {
        int open = field.lastIndexOf('<');
        int close = field.lastIndexOf('>');
        String address = open >= 0 && close > open ? field.substring(open + 1, close) : field;
        String name = open > 0 ? field.substring(0, open).strip() : field;
        ObjectNode node = JSON.objectNode();
        node.putObject("emailAddress").put("name", name).put("address", address);
        return node;
    }
}

package dev.cordon.testkit.providers;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How an Email looks in JSON (RFC 8621 §4.1): the subset that connectors need. */
final class EmailJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> KNOWN = Set.of("id", "blobId", "threadId", "mailboxIds", "keywords", "size", "receivedAt", "messageId",
            "subject", "from", "to", "hasAttachment", "preview");
    private static final List<String> USUAL = List.of("id", "blobId", "threadId", "mailboxIds", "keywords", "size", "receivedAt", "messageId",
            "subject");

    private EmailJson() {}

    static ObjectNode of(FakeEmail email, JsonNode properties) throws MethodTrouble {
        List<String> wanted = new ArrayList<>(List.of("id"));
        if (properties.isArray()) {
            properties.forEach(p -> wanted.add(p.asString()));
        } else {
            wanted.addAll(USUAL);
        }
        ObjectNode node = JSON.objectNode();
        for (String property : wanted) {
            node.set(property, property(email, property));
        }
        return node;
    }

    private static JsonNode property(FakeEmail email, String property) throws MethodTrouble {
        if (property.startsWith("header:")) {
            String[] parts = property.split(":", -1);
            List<String> values = RawHeader.all(email.bytes, parts[1]);
            return values.isEmpty() ? JSON.nullNode() : JSON.stringNode(values.getLast());
        }
        if (!KNOWN.contains(property)) {
            throw new MethodTrouble("invalidArguments", "unknown property " + property);
        }
        return switch (property) {
            case "id" -> JSON.stringNode(email.id);
            case "blobId" -> JSON.stringNode(email.blobId);
            case "threadId" -> JSON.stringNode("t" + email.id);
            case "mailboxIds" -> flags(email.folders);
            case "keywords" -> flags(email.keywords);
            case "size" -> JSON.numberNode(email.bytes.length);
            case "receivedAt" -> JSON.stringNode(email.receivedAt.truncatedTo(ChronoUnit.SECONDS).toString());
            case "messageId" -> messageIds(email);
            case "from", "to" -> addresses(email.header(property));
            case "subject" -> JSON.stringNode(email.header("Subject"));
            case "hasAttachment" -> JSON.booleanNode(email.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("multipart/mixed"));
            default -> JSON.stringNode("");
        };
    }

    private static ObjectNode flags(Set<String> names) {
        ObjectNode node = JSON.objectNode();
        names.forEach(n -> node.put(n, true));
        return node;
    }

    private static JsonNode messageIds(FakeEmail email) {
        String value = email.header("Message-ID");
        if (value.length() < 2 || value.charAt(0) != '<' || !value.endsWith(">")) {
            return JSON.nullNode();
        }
        return JSON.arrayNode().add(value.substring(1, value.length() - 1));
    }

    private static JsonNode addresses(String value) {
        ArrayNode list = JSON.arrayNode();
        int open = value.lastIndexOf('<');
        int close = value.lastIndexOf('>');
        boolean angled = open >= 0 && close > open;
        String name = angled ? value.substring(0, open).replace("\"", "").strip() : "";
        ObjectNode one = list.addObject();
        one.set("name", name.isEmpty() ? JSON.nullNode() : JSON.stringNode(name));
        one.put("email", angled ? value.substring(open + 1, close) : value);
        return list;
    }
}

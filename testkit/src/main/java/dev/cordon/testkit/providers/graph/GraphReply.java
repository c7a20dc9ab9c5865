package dev.cordon.testkit.providers.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One answer, before it goes over the network or into a batch. */
record GraphReply(int status, Map<String, String> headers, String type, byte[] body) {
    static GraphReply json(int status, JsonNode node) {
        return new GraphReply(status, Map.of(), "application/json", GraphRequest.MAPPER.writeValueAsBytes(node));
    }

    static GraphReply empty(int status) {
        return new GraphReply(status, Map.of(), "", new byte[0]);
    }

    static GraphReply error(int status, String code, String message) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putObject("error").put("code", code).put("message", message).putObject("innerError").put("request-id",
                "00000000-0000-4000-8000-00000000feed");
        return json(status, node);
    }

    GraphReply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new GraphReply(status, more, type, body);
    }

    boolean isFine() {
        return status < 300;
    }
}

package dev.cordon.testkit.providers.graph;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One request, from the network or from inside a batch.
 *
 * @param path the decoded segments after the version
 * @param headers names in lower case
 */
record GraphRequest(String method, List<String> path, Map<String, String> query, Map<String, String> headers, byte[] body) {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Of a target such as {@code /users/x/messages?$top=5}. */
    static GraphRequest of(String method, String target, Map<String, String> headers, byte[] body) {
        int mark = target.indexOf('?');
        String rawPath = mark < 0 ? target : target.substring(0, mark);
        List<String> path = new ArrayList<>();
        for (String segment : rawPath.split("/")) {
            if (!segment.isEmpty()) {
                path.add(decoded(segment.replace("+", "%2B")));
            }
        }
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : mark < 0 ? new String[0] : target.substring(mark + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        Map<String, String> lower = new LinkedHashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return new GraphRequest(method, List.copyOf(path), query, lower, body);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean wantsImmutableIds() {
        return header("prefer").contains("IdType=\"ImmutableId\"");
    }

    /** A preference such as {@code odata.maxpagesize=50}, or this when it is not given. */
    int pageSize(int otherwise) {
        for (String preference : header("prefer").split(",")) {
            String plain = preference.strip();
            if (plain.startsWith("odata.maxpagesize=")) {
                return Integer.parseInt(plain.substring("odata.maxpagesize=".length()));
            }
        }
        return otherwise;
    }

    JsonNode json() {
        try {
            return body.length == 0 ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    /** The segment at a place; empty when there is none. */
    String at(int index) {
        return index < path.size() ? path.get(index) : "";
    }
}

package dev.cordon.testkit.providers;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** References to the answers of earlier calls in the same request (RFC 8620 §3.7): {@code "#ids": {resultOf, name, path}}. */
final class BackReferences {
    private BackReferences() {}

    static ObjectNode resolved(ObjectNode arguments, List<ArrayNode> answers) throws MethodTrouble {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            if (argument.getKey().startsWith("#")) {
                String name = argument.getKey().substring(1);
                if (arguments.has(name)) {
                    throw new MethodTrouble("invalidArguments", name + " is given twice");
                }
                plain.set(name, find(argument.getValue(), answers));
            } else {
                plain.set(argument.getKey(), argument.getValue());
            }
        }
        return plain;
    }

    private static JsonNode find(JsonNode reference, List<ArrayNode> answers) throws MethodTrouble {
        for (ArrayNode answer : answers) {
            if (answer.path(2).asString("").equals(reference.path("resultOf").asString("?"))
                    && answer.path(0).asString("").equals(reference.path("name").asString("?"))) {
                return walk(answer.path(1), reference.path("path").asString("").split("/", -1), 1);
            }
        }
        throw new MethodTrouble("invalidResultReference", "no such earlier answer");
    }

    private static JsonNode walk(JsonNode node, String[] path, int at) throws MethodTrouble {
        if (at >= path.length) {
            return node;
        }
        if (path[at].equals("*") && node.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : node) {
                JsonNode found = walk(item, path, at + 1);
                if (found.isArray()) {
                    found.forEach(all::add);
                } else {
                    all.add(found);
                }
            }
            return all;
        }
        JsonNode next = node.isArray() ? node.path(Integer.parseInt(path[at])) : node.path(path[at]);
        if (next.isMissingNode()) {
            throw new MethodTrouble("invalidResultReference", "the path leads nowhere");
        }
        return walk(next, path, at + 1);
    }
}

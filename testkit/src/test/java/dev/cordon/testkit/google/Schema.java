package dev.cordon.testkit.google;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The part of JSON Schema that the generated schemas of Google's documents use; every other keyword is refused. */
final class Schema {
    private final JsonNode root;

    Schema(JsonNode root) {
        this.root = root;
    }

    boolean has(String name) {
        return root.path("$defs").has(name);
    }

    /** What is wrong with a value that should be of the named kind; empty when nothing is. */
    List<String> problems(String name, JsonNode value) {
        List<String> problems = new ArrayList<>();
        if (!has(name)) {
            return List.of("there is no schema " + name);
        }
        check(root.path("$defs").path(name), value, name, problems);
        return problems;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
        for (Map.Entry<String, JsonNode> rule : schema.properties()) {
            JsonNode wanted = rule.getValue();
            boolean holds = switch (rule.getKey()) {
                case "$ref" -> {
                    check(root.path("$defs").path(wanted.asString().substring("#/$defs/".length())), value, at, problems);
                    yield true;
                }
                case "type" -> is(wanted.asString(), value);
                case "enum" -> contains(wanted, value);
                case "pattern" -> !value.isString() || Pattern.compile(wanted.asString()).matcher(value.asString()).find();
                case "required" -> required(wanted, value);
                case "items" -> {
                    for (int i = 0; i < value.size() && value.isArray(); i++) {
                        check(wanted, value.path(i), at + "[" + i + "]", problems);
                    }
                    yield true;
                }
                case "properties", "additionalProperties" -> true;
                default -> throw new IllegalStateException("a keyword that is not understood: " + rule.getKey());
            };
            if (!holds) {
                problems.add(at + ": " + rule.getKey() + " " + wanted + " does not hold for " + value);
            }
        }
        members(schema, value, at, problems);
    }

    private void members(JsonNode schema, JsonNode value, String at, List<String> problems) {
        if (!value.isObject() || !schema.has("properties") && !schema.has("additionalProperties")) {
            return;
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode known = schema.path("properties").path(member.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!known.isMissingNode()) {
                check(known, member.getValue(), at + "." + member.getKey(), problems);
            } else if (others.isObject()) {
                check(others, member.getValue(), at + "." + member.getKey(), problems);
            } else if (others.isBoolean() && !others.asBoolean()) {
                problems.add(at + ": " + member.getKey() + " is not a member");
            }
        }
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new IllegalStateException("a type that is not understood: " + type);
        };
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode item : list) {
            if (item.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean required(JsonNode names, JsonNode value) {
        for (JsonNode name : names) {
            if (!value.has(name.asString())) {
                return false;
            }
        }
        return true;
    }
}

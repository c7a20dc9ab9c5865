package dev.cordon.connectors;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema as the vendors' descriptions use; a keyword that is not known here is a failure, not a pass. */
final class SchemaCheck {
    private static final List<String> IGNORED = List.of("description", "summary", "x-openType", "x-ms-enum", "title", "default", "example",
            "contentEncoding", "readOnly", "$comment", "minimum", "maximum", "annotations", "deprecated", "enumDescriptions", "$schema",
                    "$id",
            "enumDeprecated");
    private static final List<String> KNOWN = List.of("$ref", "type", "properties", "patternProperties", "additionalProperties", "items",
            "anyOf",
            "oneOf", "allOf", "enum", "required", "format", "pattern", "minLength", "maxItems", "const");

    private final JsonNode document;
    private final Map<String, Pattern> patterns = new HashMap<>();

    /** @param document where {@code $ref}s lead, from its root */
    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What is wrong; empty when nothing is. */
    List<String> problems(JsonNode schema, JsonNode value) {
        List<String> found = new ArrayList<>();
        check(schema, value, "$", found, 0);
        return found;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> found, int depth) {
        if (depth > 60 || schema.isBoolean()) {
            return;
        }
        schema.properties().forEach(keyword -> {
            String name = keyword.getKey();
            if (!KNOWN.contains(name) && !IGNORED.contains(name) && !name.startsWith("x-")) {
                found.add(at + ": the schema uses " + name);
            }
        });
        if (schema.has("$ref")) {
            JsonNode target = document.at(schema.path("$ref").asString("").substring(1));
            if (target.isMissingNode()) {
                found.add(at + ": no schema " + schema.path("$ref"));
            }
            check(target, value, at, found, depth + 1);
        }
        type(schema, value, at, found);
        if (value.isObject()) {
            object(schema, value, at, found, depth);
        }
        if (value.isArray()) {
            if (schema.has("maxItems") && value.size() > schema.path("maxItems").asInt()) {
                found.add(at + ": " + value.size() + " items");
            }
            for (int i = 0; i < value.size() && schema.has("items"); i++) {
                check(schema.path("items"), value.get(i), at + "[" + i + "]", found, depth + 1);
            }
        }
        combined(schema, value, at, found, depth);
    }

    private void combined(JsonNode schema, JsonNode value, String at, List<String> found, int depth) {
        for (String any : List.of("anyOf", "oneOf")) {
            if (!schema.has(any)) {
                continue;
            }
            List<String> best = List.of();
            boolean fits = false;
            for (JsonNode choice : schema.path(any)) {
                List<String> tried = new ArrayList<>();
                check(choice, value, at, tried, depth + 1);
                fits |= tried.isEmpty();
                best = best.isEmpty() ? tried : best;
            }
            if (!fits) {
                found.addAll(best);
            }
        }
        for (JsonNode all : schema.path("allOf")) {
            check(all, value, at, found, depth + 1);
        }
    }

    private void type(JsonNode schema, JsonNode value, String at, List<String> found) {
        if (schema.has("type")) {
            boolean fits = false;
            for (JsonNode type : schema.path("type").isArray() ? schema.path("type") : List.of(schema.path("type"))) {
                fits |= isOf(type.asString(""), value);
            }
            if (!fits) {
                found.add(at + ": not " + schema.path("type") + " but " + value.getNodeType());
            }
        }
        if (schema.has("enum")) {
            boolean listed = false;
            for (JsonNode one : schema.path("enum")) {
                listed |= one.equals(value);
            }
            if (!listed) {
                found.add(at + ": " + value + " is not one of " + schema.path("enum"));
            }
        }
        if (schema.has("const") && !schema.path("const").equals(value)) {
            found.add(at + ": not " + schema.path("const"));
        }
        if (value.isString()) {
            text(schema, value.asString(), at, found);
        }
    }

    private void text(JsonNode schema, String text, String at, List<String> found) {
        if (text.length() < schema.path("minLength").asInt(0)) {
            found.add(at + ": too short");
        }
        if (schema.has("pattern") && !pattern(schema.path("pattern").asString()).matcher(text).find()) {
            found.add(at + ": `" + text + "` does not match " + schema.path("pattern"));
        }
        boolean fits = switch (schema.path("format").asString("")) {
            case "date-time" -> isTime(text);
            case "uuid" -> text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
            default -> true;
        };
        if (!fits) {
            found.add(at + ": `" + text + "` is no " + schema.path("format"));
        }
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private void object(JsonNode schema, JsonNode value, String at, List<String> found, int depth) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString(""))) {
                found.add(at + ": lacks " + name);
            }
        }
        value.properties().forEach(member -> {
            String name = member.getKey();
            boolean known = schema.path("properties").has(name);
            if (known) {
                check(schema.path("properties").path(name), member.getValue(), at + "." + name, found, depth + 1);
            }
            for (Map.Entry<String, JsonNode> each : schema.path("patternProperties").properties()) {
                if (pattern(each.getKey()).matcher(name).find()) {
                    known = true;
                    check(each.getValue(), member.getValue(), at + "." + name, found, depth + 1);
                }
            }
            JsonNode others = schema.path("additionalProperties");
            if (!known && others.isBoolean() && !others.asBoolean()) {
                found.add(at + ": `" + name + "` is not known");
            } else if (!known && others.isObject()) {
                check(others, member.getValue(), at + "." + name, found, depth + 1);
            }
        });
    }

    private Pattern pattern(String text) {
        return patterns.computeIfAbsent(text, Pattern::compile);
    }
}

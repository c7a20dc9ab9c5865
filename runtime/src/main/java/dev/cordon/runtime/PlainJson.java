package dev.cordon.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Any JSON of other programs as plain values, with limits: maps, lists, texts, {@code Long}, {@code Double}, {@code Boolean}. A null
 * is an empty {@link Optional} in a list and no member in a map.
 */
public final class PlainJson {
    private static final int DEPTH_MAX = 500;
    private static final int TEXT_MAX = 256 << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).maxStringLength(TEXT_MAX)
                    .maxNumberLength(64).maxNameLength(50_000).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private PlainJson() {}

    /** The value of a text. */
    public static Object read(String text) throws JsonReader.NotJson {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Object value = value(parser).orElseThrow(() -> new JsonReader.NotJson("there is no value"));
            if (parser.nextToken() != null) {
                throw new JsonReader.NotJson("there is something after the value");
            }
            return value;
        } catch (JacksonException e) {
            throw new JsonReader.NotJson("not JSON: " + e.getOriginalMessage());
        }
    }

    private static Optional<Object> value(JsonParser parser) throws JsonReader.NotJson {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonReader.NotJson("there is no value");
        }
        return switch (token) {
            case VALUE_NULL -> Optional.empty();
            case START_OBJECT -> Optional.of(object(parser));
            case START_ARRAY -> Optional.of(array(parser));
            case VALUE_STRING -> Optional.of(parser.getString());
            case VALUE_NUMBER_INT -> Optional.of(whole(parser));
            case VALUE_NUMBER_FLOAT -> Optional.of(parser.getDoubleValue());
            case VALUE_TRUE -> Optional.of(true);
            case VALUE_FALSE -> Optional.of(false);
            default -> throw new JsonReader.NotJson("no value can begin with " + token.name().toLowerCase(java.util.Locale.ROOT));
        };
    }

    // A number too large for a long keeps its size, not its last digits.
    private static Object whole(JsonParser parser) {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? parser.getDoubleValue() : parser.getLongValue();
    }

    private static Map<String, Object> object(JsonParser parser) throws JsonReader.NotJson {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            value(parser).ifPresent(v -> members.put(name, v));
        }
        return members;
    }

    private static List<Object> array(JsonParser parser) throws JsonReader.NotJson {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Optional<Object> item = value(parser);
            items.add(item.isPresent() ? item.get() : Optional.empty());
        }
        return items;
    }
}

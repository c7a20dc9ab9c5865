package dev.cordon.runtime;

import dev.cordon.kernel.canonical.Json;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON text to {@link Json}, with limits. Null, fractions and doubled members are refused: canonical JSON has none of them. */
public final class JsonReader {
    /** A text that is not JSON, or not of the kind we write. */
    public static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        NotJson(String what) {
            super(what);
        }
    }

    private static final int DEPTH_MAX = 500;
    private static final int TEXT_MAX = 64 << 20;
    private static final long DOCUMENT_MAX = 512L << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).maxStringLength(TEXT_MAX)
                    .maxNumberLength(32).maxNameLength(50_000).maxDocumentLength(DOCUMENT_MAX).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private JsonReader() {}

    /** Reads one value from a text. */
    public static Json read(String text) throws NotJson {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return document(parser);
        } catch (JacksonException e) {
            throw new NotJson("not JSON: " + e.getOriginalMessage());
        }
    }

    /** Reads one value from UTF-8 bytes. */
    public static Json read(byte[] bytes) throws NotJson {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            return document(parser);
        } catch (JacksonException e) {
            throw new NotJson("not JSON: " + e.getOriginalMessage());
        }
    }

    /** Reads one value from a stream, to its end. */
    public static Json read(InputStream stream) throws NotJson {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), stream)) {
            return document(parser);
        } catch (JacksonException e) {
            throw new NotJson("not JSON: " + e.getOriginalMessage());
        }
    }

    private static Json document(JsonParser parser) throws NotJson {
        parser.nextToken();
        Json value = value(parser);
        if (parser.nextToken() != null) {
            throw new NotJson("there is something after the value");
        }
        return value;
    }

    private static Json value(JsonParser parser) throws NotJson {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new NotJson("there is no value");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Str(parser.getString());
            case VALUE_NUMBER_INT -> number(parser);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            default -> throw new NotJson("canonical JSON has no " + token.name().toLowerCase(java.util.Locale.ROOT));
        };
    }

    private static Json number(JsonParser parser) throws NotJson {
        try {
            return new Json.Num(parser.getLongValue());
        } catch (IllegalArgumentException e) {
            throw new NotJson(String.valueOf(e.getMessage()));
        }
    }

    private static Json object(JsonParser parser) throws NotJson {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members);
    }

    private static Json array(JsonParser parser) throws NotJson {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }
}

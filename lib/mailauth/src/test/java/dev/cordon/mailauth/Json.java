package dev.cordon.mailauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads JSON in tests, as the part of YAML that it is. */
public final class Json {

    private Json() {}

    /** Maps, lists, texts, numbers, truths. */
    public static Object read(String text) {
        return new Load(LoadSettings.builder().setCodePointLimit(16 << 20).build()).loadFromString(escaped(text));
    }

    // JSON allows characters in texts that YAML wants escaped.
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        text.chars().forEach(c -> {
            if (c >= 0x7f && c <= 0x9f || c >= 0xd800 && c <= 0xdfff || c >= 0xfeff) {
                out.append("\\u%04x".formatted(c));
            } else {
                out.append((char) c);
            }
        });
        return out.toString();
    }

    /** A list of objects. */
    public static List<Map<?, ?>> objects(@Nullable Object value) {
        List<Map<?, ?>> out = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                out.add((Map<?, ?>) item);
            }
        }
        return out;
    }

    /** A list of texts; one text is a list of one, nothing is none. */
    public static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }

    /** A text; empty for nothing. */
    public static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}

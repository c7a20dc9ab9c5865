package dev.cordon.runtime.config;

import dev.cordon.kernel.config.Secret;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** How names and values are written in the file. */
final class Words {
    private Words() {}

    /** {@code bytesMax} as {@code bytes-max}. */
    static String kebab(String component) {
        return joined(component, '-');
    }

    /** {@code bytesMax} as {@code bytes_max}. */
    static String snake(String component) {
        return joined(component, '_');
    }

    private static String joined(String component, char joint) {
        StringBuilder out = new StringBuilder();
        for (char c : component.toCharArray()) {
            if (Character.isUpperCase(c)) {
                out.append(joint).append(Character.toLowerCase(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** An enum constant as it is written. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The environment variable that sets a path. */
    static String variable(String path) {
        return "CORDON_" + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** A value in words. */
    static String text(Object value) {
        return switch (value) {
            case Duration d -> Durations.text(d);
            case Enum<?> e -> word(e);
            case Collection<?> c -> c.stream().map(Words::text).toList().toString();
            case Secret s -> s.isEmpty() ? "" : "hidden";
            case Map<?, ?> m -> m.isEmpty() ? "{}" : m.toString();
            default -> String.valueOf(value);
        };
    }
}

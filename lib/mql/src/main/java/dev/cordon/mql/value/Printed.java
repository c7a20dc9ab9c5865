package dev.cordon.mql.value;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value as the language writes it. */
public final class Printed {
    private Printed() {}

    /** Text in quotes, arrays in brackets, maps in braces, objects by their type and fields that are not null. */
    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "'" + text.replace("'", "''") + "'";
            case List<?> list -> list.stream().map(Printed::of).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> map.entrySet().stream().map(e -> of(e.getKey()) + ": " + of(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case Struct struct -> struct.type().fields().stream().filter(f -> struct.get(f.index()) != null)
                .map(f -> f.name() + ": " + of(struct.get(f.index()))).collect(Collectors.joining(", ", struct.type().name() + "{", "}"));
            case Blob blob -> "bytes(" + blob.size() + ")";
            default -> value.toString();
        };
    }
}

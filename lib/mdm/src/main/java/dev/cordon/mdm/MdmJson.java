package dev.cordon.mdm;

import dev.cordon.mql.types.StructType;
import dev.cordon.mql.value.Blob;
import dev.cordon.mql.value.Struct;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The model as JSON (RFC 8259): one object, fields in the order of the schema. Fields that are null and the contents of files are left out;
 * times are text in UTC (RFC 3339).
 */
public final class MdmJson {

    private static final int DEPTH_MAX = 64;

    private final StringBuilder out = new StringBuilder(4_096);
    private final boolean pretty;

    private MdmJson(boolean pretty) {
        this.pretty = pretty;
    }

    /** Any value of the language on one line. */
    public static String line(@Nullable Object value) {
        MdmJson json = new MdmJson(false);
        json.value(value, 0);
        return json.out.toString();
    }

    /** Any value of the language with one field a line, for people. */
    public static String pretty(@Nullable Object value) {
        MdmJson json = new MdmJson(true);
        json.value(value, 0);
        return json.out.append('\n').toString();
    }

    private void value(@Nullable Object value, int depth) {
        if (depth > DEPTH_MAX) {
            out.append("null");
            return;
        }
        switch (value) {
            case null -> out.append("null");
            case Struct struct -> struct(struct, depth);
            case List<?> list -> list(list, depth);
            case Map<?, ?> map -> map(map, depth);
            case Boolean flag -> out.append(flag.booleanValue());
            case Double number -> out.append(Double.isFinite(number) ? number.toString() : "null");
            case Number number -> out.append(number);
            case Instant time -> text(time.toString());
            case Blob blob -> text(blob.size() + " bytes");
            default -> text(value.toString());
        }
    }

    private void struct(Struct struct, int depth) {
        out.append('{');
        boolean first = true;
        for (StructType.Field field : struct.type().fields()) {
            Object value = struct.get(field.index());
            if (value == null || value instanceof Blob) {
                continue;
            }
            key(field.name(), first, depth);
            value(value, depth + 1);
            first = false;
        }
        close('}', first, depth);
    }

    private void list(List<?> list, int depth) {
        out.append('[');
        boolean first = true;
        for (Object element : list) {
            if (!first) {
                out.append(',');
            }
            line(depth + 1);
            value(element, depth + 1);
            first = false;
        }
        close(']', first, depth);
    }

    private void map(Map<?, ?> map, int depth) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : inOrder(map)) {
            key(String.valueOf(entry.getKey()), first, depth);
            value(entry.getValue(), depth + 1);
            first = false;
        }
        close('}', first, depth);
    }

    // A map without an order of its own has another one in each process: the same message must be the same text everywhere.
    private static Collection<? extends Map.Entry<?, ?>> inOrder(Map<?, ?> map) {
        return map instanceof SequencedMap<?, ?> ? map.entrySet()
                : map.entrySet().stream().sorted(Comparator.comparing(e -> String.valueOf(e.getKey()))).toList();
    }

    private void key(String name, boolean first, int depth) {
        if (!first) {
            out.append(',');
        }
        line(depth + 1);
        text(name);
        out.append(pretty ? ": " : ":");
    }

    private void close(char bracket, boolean empty, int depth) {
        if (!empty) {
            line(depth);
        }
        out.append(bracket);
    }

    private void line(int depth) {
        if (pretty) {
            out.append('\n').repeat("  ", depth);
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean alone = Character.isSurrogate(c) && !paired(text, i);
                    if (c < ' ' || c == 0x7F || c == 0x2028 || c == 0x2029 || alone) {
                        out.append("\\u").append(Character.forDigit(c >> 12, 16)).append(Character.forDigit(c >> 8 & 15, 16))
                                .append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at)) ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}

package dev.cordon.access.show;

import dev.cordon.kernel.canonical.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One JSON value on one line for programs that read our output. Unlike canonical JSON it keeps the order of members and knows
 * fractions. Everything outside printable ASCII that could disturb a terminal is escaped (EC-104).
 */
public final class JsonLine {
    private static final HexFormat HEX = HexFormat.of();

    private JsonLine() {}

    /** The text of a value made of maps, lists, texts, numbers, booleans and kernel JSON; an empty optional is null. */
    public static String of(Object value) {
        StringBuilder out = new StringBuilder(256);
        write(value, out);
        return out.toString();
    }

    // A map without an order of its own has another one in each process: the same answer must be the same text everywhere.
    private static Collection<? extends Map.Entry<?, ?>> inOrder(Map<?, ?> map) {
        return map instanceof SequencedMap<?, ?> ? map.entrySet()
                : map.entrySet().stream().sorted(Comparator.comparing(e -> String.valueOf(e.getKey()))).toList();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case CharSequence s -> quote(s.toString(), out);
            case Double d -> number(d, out);
            case Number n -> out.append(n.longValue());
            case Boolean b -> out.append(b.booleanValue());
            case Map<?, ?> m -> {
                out.append('{');
                String comma = "";
                for (Map.Entry<?, ?> e : inOrder(m)) {
                    out.append(comma);
                    quote(String.valueOf(e.getKey()), out);
                    out.append(':');
                    write(e.getValue(), out);
                    comma = ",";
                }
                out.append('}');
            }
            case List<?> l -> {
                out.append('[');
                String comma = "";
                for (Object item : l) {
                    out.append(comma);
                    write(item, out);
                    comma = ",";
                }
                out.append(']');
            }
            case Optional<?> o when o.isEmpty() -> out.append("null");
            case Optional<?> o -> write(o.get(), out);
            case Json.Str s -> quote(s.text(), out);
            case Json.Num n -> out.append(n.number());
            case Json.Bool b -> out.append(b.flag());
            case Json.Arr a -> write(a.items(), out);
            case Json.Obj o -> write(o.members(), out);
            default -> throw new IllegalArgumentException("has no JSON form: " + value.getClass().getName());
        }
    }

    // At most six digits after the point, no exponent, never NaN.
    private static void number(double value, StringBuilder out) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no " + value);
        }
        long scaled = Math.round(value * 1_000_000);
        if (scaled < 0) {
            out.append('-');
            scaled = -scaled;
        }
        out.append(scaled / 1_000_000);
        long rest = scaled % 1_000_000;
        if (rest != 0) {
            String digits = Long.toString(1_000_000 + rest).substring(1);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            out.append('.').append(digits, 0, end);
        }
    }

    private static void quote(String text, StringBuilder out) {
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
                    if (c < ' ' || c >= 0x7F && c <= 0x9F || Character.getType(c) == Character.FORMAT || c == '\u2028' || c == '\u2029'
                            || Character.isSurrogate(c) && !paired(text, i)) {
                        out.append("\\u").append(HEX.toHexDigits(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c) ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}

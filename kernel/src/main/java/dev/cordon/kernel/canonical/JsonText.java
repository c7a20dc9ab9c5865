package dev.cordon.kernel.canonical;

import java.util.HexFormat;
import java.util.Map;

/** Writes canonical JSON (RFC 8785 §3.2). */
final class JsonText {
    private static final HexFormat HEX = HexFormat.of();

    private JsonText() {}

    static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Str s -> quote(s.text(), out);
            case Json.Num n -> out.append(n.number());
            case Json.Bool b -> out.append(b.flag());
            case Json.Arr a -> {
                out.append('[');
                String comma = "";
                for (Json item : a.items()) {
                    out.append(comma);
                    write(item, out);
                    comma = ",";
                }
                out.append(']');
            }
            case Json.Obj o -> {
                out.append('{');
                String comma = "";
                for (Map.Entry<String, Json> member : o.members().entrySet()) {
                    out.append(comma);
                    quote(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    comma = ",";
                }
                out.append('}');
            }
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> i = plain(text, i, c, out);
            }
        }
        out.append('"');
    }

    private static int plain(String text, int i, char c, StringBuilder out) {
        if (c < ' ') {
            out.append("\\u").append(HEX.toHexDigits(c));
        } else if (!Character.isSurrogate(c)) {
            out.append(c);
        } else if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(i + 1));
            return i + 1;
        } else {
            out.append('\uFFFD');
        }
        return i;
    }
}

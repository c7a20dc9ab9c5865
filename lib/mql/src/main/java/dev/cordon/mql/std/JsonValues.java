package dev.cordon.mql.std;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON (RFC 8259) into Boolean, Long, Double, String, List and Map; strict, but for a byte order mark. */
final class JsonValues {
    private static final int DEPTH_MOST = 200;
    private static final Object NOTHING = new Object();

    private final String text;
    private int at;

    private JsonValues(String text) {
        this.text = text;
    }

    /** The value, or null when there is none (the language has one null for both). */
    static @Nullable Object read(String text) {
        JsonValues reader = new JsonValues(text);
        if (text.startsWith("\uFEFF")) {
            reader.at = 1;
        }
        Object value = reader.value(0);
        reader.space();
        return value == NOTHING || reader.at < text.length() ? null : value;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char c) {
        space();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private @Nullable Object value(int depth) {
        space();
        if (at >= text.length() || depth > DEPTH_MOST) {
            return NOTHING;
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            return NOTHING;
        }
        at += word.length();
        return value;
    }

    private Object object(int depth) {
        at++;
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (take('}')) {
            return Collections.unmodifiableMap(map);
        }
        do {
            space();
            Object key = at < text.length() && text.charAt(at) == '"' ? string() : NOTHING;
            if (!(key instanceof String name) || !take(':')) {
                return NOTHING;
            }
            Object value = value(depth + 1);
            if (value == NOTHING) {
                return NOTHING;
            }
            map.put(name, value);
        } while (take(','));
        return take('}') ? Collections.unmodifiableMap(map) : NOTHING;
    }

    private Object array(int depth) {
        at++;
        List<@Nullable Object> list = new ArrayList<>();
        if (take(']')) {
            return Collections.unmodifiableList(list);
        }
        do {
            Object value = value(depth + 1);
            if (value == NOTHING) {
                return NOTHING;
            }
            list.add(value);
        } while (take(','));
        return take(']') ? Collections.unmodifiableList(list) : NOTHING;
    }

    private Object string() {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                return NOTHING;
            }
            if (c == '\\' && !escape(out)) {
                return NOTHING;
            }
            if (c != '\\') {
                out.append(c);
            }
        }
        return NOTHING;
    }

    private boolean escape(StringBuilder out) {
        if (at >= text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        int known = "\"\\/bfnrt".indexOf(c);
        if (known >= 0) {
            out.append("\"\\/\b\f\n\r\t".charAt(known));
            return true;
        }
        if (c != 'u' || at + 4 > text.length()) {
            return false;
        }
        int value = 0;
        for (int digit = 0; digit < 4; digit++) {
            int next = Character.digit(text.charAt(at++), 16);
            if (next < 0) {
                return false;
            }
            value = value * 16 + next;
        }
        out.append((char) value);
        return true;
    }

    private Object number() {
        int start = at;
        boolean whole = true;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            whole &= ".eE".indexOf(text.charAt(at)) < 0;
            at++;
        }
        String digits = text.substring(start, at);
        boolean shaped = !digits.isEmpty() && !digits.startsWith("+") && !digits.startsWith(".") && !digits.endsWith(".")
            && (digits.length() < 2 || digits.charAt(0) != '0' || !Character.isDigit(digits.charAt(1)));
        if (!shaped || digits.length() > 400) {
            return NOTHING;
        }
        try {
            return whole && digits.length() < 19 ? (Object) Long.parseLong(digits) : (Object) Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            return NOTHING;
        }
    }
}

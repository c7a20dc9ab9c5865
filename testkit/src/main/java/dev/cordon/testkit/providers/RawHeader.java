package dev.cordon.testkit.providers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The header of a message read just well enough for a fake: fields end at a line end not followed by blank (RFC 5322 §2.2). */
public final class RawHeader {
    private static final int HEADER_MAX = 1 << 20;

    private RawHeader() {}

    /** The value of the last field of that name, folded lines joined; empty when there is none. */
    public static String last(byte[] message, String name) {
        List<String> values = all(message, name);
        return values.isEmpty() ? "" : values.getLast();
    }

    /** The values of all fields of that name. */
    public static List<String> all(byte[] message, String name) {
        List<String> values = new ArrayList<>();
        for (String field : fields(message)) {
            int colon = field.indexOf(':');
            if (colon > 0 && field.substring(0, colon).strip().equalsIgnoreCase(name)) {
                values.add(field.substring(colon + 1));
            }
        }
        return values;
    }

    private static List<String> fields(byte[] message) {
        String text = new String(message, 0, Math.min(message.length, HEADER_MAX), StandardCharsets.ISO_8859_1);
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end);
            line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (line.isEmpty()) {
                break;
            }
            boolean folded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
            if (folded && !fields.isEmpty()) {
                fields.set(fields.size() - 1, fields.getLast() + line);
            } else {
                fields.add(line);
            }
            at = end < 0 ? text.length() : end + 1;
        }
        return fields;
    }
}

package dev.cordon.mailauth.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The canonical forms of RFC 6376 §3.4 once more, written for clearness and not for speed: what tests sign with, and what the fast forms are
 * compared with. Works on ISO-8859-1 text.
 */
public final class Naive {

    private Naive() {
    }

    /** Bare LF as CR LF. */
    public static String lines(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    /** The canonical body. */
    public static String body(String body, boolean relaxed) {
        List<String> lines = new ArrayList<>(List.of(lines(body).split("\r\n", -1)));
        if (relaxed) {
            lines.replaceAll(line -> line.replaceAll("[ \t]+", " ").replaceAll(" \\z", ""));
        }
        while (!lines.isEmpty() && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        String joined = String.join("\r\n", lines);
        return lines.isEmpty() ? relaxed ? "" : "\r\n" : joined + "\r\n";
    }

    /** One canonical header field without its line end. */
    public static String header(String field, boolean relaxed) {
        if (!relaxed) {
            return lines(field);
        }
        int colon = field.indexOf(':');
        String name = field.substring(0, colon).toLowerCase(Locale.ROOT).replaceAll("[ \t]+\\z", "");
        String value = lines(field.substring(colon + 1)).replace("\r\n", "").replaceAll("[ \t]+", " ");
        return name + ":" + value.replaceAll("^ ", "").replaceAll(" \\z", "");
    }

    /** Bytes of ISO-8859-1 text. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

package dev.cordon.testkit;

import dev.cordon.kernel.message.Raw;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The little that a mail system must read of a message to find it again. */
final class Envelope {
    private static final int HEADER_BYTES_MAX = 256 << 10;
    private static final String FIELD = "message-id:";

    private Envelope() {}

    /** A Message-ID without blanks and angle brackets around it. */
    static String bare(String messageId) {
        String trimmed = messageId.trim();
        return trimmed.startsWith("<") && trimmed.endsWith(">") ? trimmed.substring(1, trimmed.length() - 1) : trimmed;
    }

    /** The first Message-ID field's value, bare; empty when there is none. */
    static String messageId(Raw raw) {
        byte[] bytes = raw.shared();
        String head = new String(bytes, 0, Math.min(bytes.length, HEADER_BYTES_MAX), StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < head.length()) {
            int end = head.indexOf('\n', at);
            end = end < 0 ? head.length() : end;
            String line = head.substring(at, end);
            if (line.isBlank()) {
                return "";
            }
            if (line.toLowerCase(Locale.ROOT).startsWith(FIELD)) {
                return bare(line.substring(FIELD.length()));
            }
            at = end + 1;
        }
        return "";
    }
}

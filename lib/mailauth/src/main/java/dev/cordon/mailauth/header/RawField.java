package dev.cordon.mailauth.header;

import java.nio.charset.StandardCharsets;

/**
 * One header field of a raw message (RFC 5322 §2.2), by offsets into it. A line that is no field at all has the name {@code ""}.
 */
public final class RawField {

    private final byte[] message;
    private final int start;
    private final int nameEnd;
    private final int valueStart;
    private final int end;
    private final int index;
    private final String name;

    RawField(byte[] message, int start, int nameEnd, int valueStart, int end, int index) {
        this.message = message;
        this.start = start;
        this.nameEnd = nameEnd;
        this.valueStart = valueStart;
        this.end = end;
        this.index = index;
        this.name = lowerName(message, start, nameEnd);
    }

    private static String lowerName(byte[] message, int from, int to) {
        byte[] lower = new byte[to - from];
        for (int i = 0; i < lower.length; i++) {
            byte b = message[from + i];
            lower[i] = b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
        }
        return new String(lower, StandardCharsets.ISO_8859_1);
    }

    /** The name in lower case, without white space before the colon; empty for a line without a colon. */
    public String name() {
        return name;
    }

    /** Its place among the fields of the message, 0 for the topmost. */
    public int index() {
        return index;
    }

    /** The bytes of the whole message; not a copy, and not to be changed. */
    public byte[] message() {
        return message;
    }

    /** Offset of the first byte of the name. */
    public int start() {
        return start;
    }

    /** Offset behind the last byte of the name. */
    public int nameEnd() {
        return nameEnd;
    }

    /** Offset of the first byte behind the colon. */
    public int valueStart() {
        return valueStart;
    }

    /** Offset behind the last byte of the value; the line end is not part of it. */
    public int end() {
        return end;
    }

    /** Whether white space stands before the colon, which RFC 5322 §4.5 allows to readers only. */
    public boolean spacedColon() {
        return valueStart > nameEnd + 1;
    }

    /** The value as ISO-8859-1, one char a byte, with its line ends. */
    public String latin1() {
        return new String(message, valueStart, end - valueStart, StandardCharsets.ISO_8859_1);
    }

    /** The value as UTF-8 (RFC 6532 §3.2), line ends taken out (RFC 5322 §2.2.3), without white space at its ends. */
    public String unfolded() {
        String text = new String(message, valueStart, end - valueStart, StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\n' || c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (!lineEnd) {
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    @Override public String toString() {
        return name;
    }
}

package dev.cordon.mailauth.header;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A raw message cut into header fields and body, without decoding anything. A line ends with CR LF or with a bare LF, because stores and
 * programming interfaces hand out both; a bare CR is an ordinary byte. An mbox {@code From } line on top is passed over.
 */
public final class RawMessage {

    private final byte[] bytes;
    private final List<RawField> fields;
    private final Map<String, List<RawField>> byName;
    private final int bodyStart;
    private final boolean cut;

    private RawMessage(byte[] bytes, List<RawField> fields, int bodyStart, boolean cut) {
        this.bytes = bytes;
        this.fields = Collections.unmodifiableList(fields);
        this.byName = HashMap.newHashMap(fields.size());
        for (RawField field : fields) {
            byName.computeIfAbsent(field.name(), _ -> new ArrayList<>(1)).add(field);
        }
        this.bodyStart = bodyStart;
        this.cut = cut;
    }

    /** Splits with the usual limits; the array is kept, not copied, and must not be changed. */
    public static RawMessage split(byte[] message) {
        return split(message, SplitLimits.USUAL);
    }

    /** Splits; the array is kept, not copied, and must not be changed. */
    public static RawMessage split(byte[] message, SplitLimits limits) {
        List<RawField> fields = new ArrayList<>(32);
        int at = mboxLine(message);
        int stop = (int) Math.min(message.length, (long) at + limits.headerBytesMax());
        while (at < stop) {
            int lineEnd = lineFeed(message, at, stop);
            if (isEmptyLine(message, at, lineEnd)) {
                return new RawMessage(message, fields, lineEnd + 1, false);
            }
            int next = lineEnd + 1;
            while (next < stop && (message[next] == ' ' || message[next] == '\t')) {
                lineEnd = lineFeed(message, next, stop);
                next = lineEnd + 1;
            }
            if (fields.size() == limits.fieldsMax()) {
                return new RawMessage(message, fields, message.length, true);
            }
            fields.add(field(message, at, Math.min(lineEnd, message.length), fields.size()));
            at = next;
        }
        return new RawMessage(message, fields, message.length, stop < message.length);
    }

    private static int mboxLine(byte[] m) {
        boolean mbox = m.length > 5 && m[0] == 'F' && m[1] == 'r' && m[2] == 'o' && m[3] == 'm' && m[4] == ' ';
        if (!mbox) {
            return 0;
        }
        int lineEnd = lineFeed(m, 0, m.length);
        int at = 4;
        while (at < lineEnd && (m[at] == ' ' || m[at] == '\t')) {
            at++;
        }
        // "From : a@b" is the author field with a spaced colon.
        return at < lineEnd && m[at] == ':' ? 0 : Math.min(lineEnd + 1, m.length);
    }

    private static int lineFeed(byte[] m, int from, int to) {
        int at = from;
        while (at < to && m[at] != '\n') {
            at++;
        }
        return at;
    }

    private static boolean isEmptyLine(byte[] m, int at, int lineEnd) {
        return lineEnd == at || lineEnd == at + 1 && m[at] == '\r' && lineEnd < m.length;
    }

    private static RawField field(byte[] m, int start, int lineEnd, int index) {
        int end = lineEnd > start && lineEnd < m.length && m[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        int colon = start;
        while (colon < end && m[colon] != ':' && m[colon] != '\n') {
            colon++;
        }
        if (colon == end || m[colon] != ':') {
            return new RawField(m, start, start, start, end, index);
        }
        int nameEnd = colon;
        while (nameEnd > start && (m[nameEnd - 1] == ' ' || m[nameEnd - 1] == '\t')) {
            nameEnd--;
        }
        return new RawField(m, start, nameEnd, colon + 1, end, index);
    }

    /** The bytes that were split; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Every header field, top first. */
    public List<RawField> fields() {
        return fields;
    }

    /** The fields of one name, top first. @param name in lower case */
    public List<RawField> named(String name) {
        List<RawField> found = byName.get(name);
        return found == null ? List.of() : Collections.unmodifiableList(found);
    }

    /** Offset of the first byte of the body; the length of the message when there is none. */
    public int bodyStart() {
        return bodyStart;
    }

    /** Whether a limit was reached, so that fields or the body are missing here. */
    public boolean cut() {
        return cut;
    }
}

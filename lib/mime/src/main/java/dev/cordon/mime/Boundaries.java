package dev.cordon.mime;

import java.util.Arrays;

/** The boundaries of the multiparts that are open, innermost last, and the question whether a line is one of theirs. */
final class Boundaries {

    /** No boundary stands on the line. */
    static final int NONE = -1;

    private MimePart[] parts = new MimePart[8];
    private byte[][] texts = new byte[8][];
    private boolean[] closed = new boolean[8];
    private int count;

    private final boolean prefixCounts;
    private final boolean innermostOnly;
    private final boolean closedCounts;

    /** What the last look found. */
    private boolean closing;
    private int textEnd;
    private int prefixOf;
    private int afterClose;

    Boundaries(Terms terms) {
        prefixCounts = terms.has(Convention.BOUNDARY_AS_PREFIX);
        innermostOnly = terms.has(Convention.INNER_SWALLOWS);
        closedCounts = terms.has(Convention.PARTS_AFTER_CLOSE);
    }

    int count() {
        return count;
    }

    MimePart part(int index) {
        return parts[index];
    }

    boolean isClosed(int index) {
        return closed[index];
    }

    void close(int index) {
        closed[index] = true;
    }

    void reopen(int index) {
        closed[index] = false;
    }

    /** Opens a multipart; true when its boundary equals or begins with one that is open, or the reverse. */
    boolean push(MimePart part, byte[] boundary) {
        if (count == parts.length) {
            parts = Arrays.copyOf(parts, count * 2);
            texts = Arrays.copyOf(texts, count * 2);
            closed = Arrays.copyOf(closed, count * 2);
        }
        boolean shared = false;
        for (int i = 0; i < count && !shared; i++) {
            int common = Math.min(texts[i].length, boundary.length);
            shared = Arrays.equals(texts[i], 0, common, boundary, 0, common);
        }
        parts[count] = part;
        texts[count] = boundary;
        closed[count] = false;
        count++;
        return shared;
    }

    void popTo(int kept) {
        Arrays.fill(parts, kept, count, null);
        count = kept;
    }

    /**
     * Which multipart's delimiter a line is, or {@link #NONE}. The line starts at {@code from} with two hyphens and its text
     * ends at {@code to}. RFC 2046 §5.1.1: blanks may follow the boundary. The innermost multipart is asked first.
     */
    int match(byte[] bytes, int from, int to) {
        prefixOf = NONE;
        afterClose = NONE;
        int start = from + 2;
        for (int i = count - 1; i >= 0; i--) {
            byte[] text = texts[i];
            int after = start + text.length;
            if (after > to || !Arrays.equals(bytes, start, after, text, 0, text.length)) {
                continue;
            }
            boolean exact = isBlank(bytes, after, to);
            boolean hyphens = to - after >= 2 && bytes[after] == '-' && bytes[after + 1] == '-';
            if (!exact && !hyphens && !prefixCounts) {
                prefixOf = prefixOf == NONE ? i : prefixOf;
                continue;
            }
            if (closed[i] && (hyphens || !closedCounts)) {
                afterClose = afterClose == NONE ? i : afterClose;
                continue;
            }
            if (innermostOnly && hasOpenAbove(i)) {
                continue;
            }
            closing = hyphens && !exact;
            textEnd = closing ? after + 2 : after;
            return i;
        }
        return NONE;
    }

    /** Whether the line last found closes its multipart. */
    boolean closing() {
        return closing;
    }

    /** Where the delimiter itself ended on the line last found. */
    int textEnd() {
        return textEnd;
    }

    /** The multipart whose boundary only began the line last looked at. */
    int prefixOf() {
        return prefixOf;
    }

    /** The closed multipart whose delimiter the line last looked at would have been. */
    int afterClose() {
        return afterClose;
    }

    private boolean hasOpenAbove(int index) {
        for (int i = index + 1; i < count; i++) {
            if (!closed[i]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Scan.isSpace(bytes[i])) {
                return false;
            }
        }
        return true;
    }
}

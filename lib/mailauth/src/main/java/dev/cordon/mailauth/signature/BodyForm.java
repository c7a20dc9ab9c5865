package dev.cordon.mailauth.signature;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Canonical forms of the body (RFC 6376 §3.4.3, §3.4.4). A bare LF counts as CR LF.
 *
 * <p>Nearly all of a usual body is canonical as it stands. So the end is found first, going backwards over what the form takes away there;
 * then eight bytes at a time are searched for the few places that are not canonical: a tab, a blank before another blank or before a line
 * end, an LF without CR. What lies between is handed on without being copied or looked at byte by byte.
 */
final class BodyForm {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
    private static final long TABS = EACH * '\t';
    private static final long FEEDS = EACH * '\n';
    private static final long RETURNS = EACH * '\r';
    private static final long BLANKS = EACH * ' ';

    private BodyForm() {
    }

    static void feed(byte[] m, int from, int to, Canonicalization form, BodySink out) {
        switch (form) {
            case SIMPLE -> simple(m, from, to, out);
            case RELAXED -> relaxed(m, from, to, out);
        }
        out.finish();
    }

    private static void simple(byte[] m, int from, int to, BodySink out) {
        int end = to;
        while (end > from && m[end - 1] == '\n') {
            end -= end - 1 > from && m[end - 2] == '\r' ? 2 : 1;
        }
        int begin = from;
        int at = from;
        while (at < end) {
            at = bareFeed(m, at, from, end);
            if (at < end) {
                out.write(m, begin, at - begin);
                out.lineEnd();
                begin = ++at;
            }
        }
        out.write(m, begin, end - begin);
        out.lineEnd(); // an empty body is one line end (RFC 6376 §3.4.3)
    }

    private static int bareFeed(byte[] m, int start, int from, int end) {
        int at = start;
        while (true) {
            if (at > from && at + 8 <= end) {
                long word = (long) LONGS.get(m, at);
                if (below16(word) == 0) {
                    at += 8;
                    continue;
                }
                long before = (long) LONGS.get(m, at - 1);
                long hit = equal(word, FEEDS) & ~equal(before, RETURNS);
                if (hit == 0) {
                    at += 8;
                    continue;
                }
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
            if (at >= end || m[at] == '\n' && (at == from || m[at - 1] != '\r')) {
                return at;
            }
            at++;
        }
    }

    private static void relaxed(byte[] m, int from, int to, BodySink out) {
        int end = contentEnd(m, from, to);
        int begin = from;
        int at = from;
        while (at < end) {
            at = uncanonical(m, at, from, end);
            if (at == end) {
                break;
            }
            out.write(m, begin, at - begin);
            if (m[at] == '\n') {
                out.lineEnd();
                begin = ++at;
            } else {
                begin = blanks(m, at, end, out);
                at = begin;
            }
        }
        out.write(m, begin, end - begin);
        if (end > from) {
            out.lineEnd();
        }
    }

    /** Where the text ends when blanks and empty lines at its end are taken away. */
    private static int contentEnd(byte[] m, int from, int to) {
        int end = to;
        while (end > from) {
            byte last = m[end - 1];
            if (last == '\n') {
                end -= end - 1 > from && m[end - 2] == '\r' ? 2 : 1;
            } else if (last == ' ' || last == '\t') {
                end--;
            } else {
                return end;
            }
        }
        return end;
    }

    /** At a run of blanks: writes one blank unless the line ends there; gives the offset behind the run. */
    private static int blanks(byte[] m, int at, int end, BodySink out) {
        int behind = at;
        while (behind < end && (m[behind] == ' ' || m[behind] == '\t')) {
            behind++;
        }
        boolean lineEnds = behind < end && (m[behind] == '\n' || m[behind] == '\r' && behind + 1 < end && m[behind + 1] == '\n');
        if (!lineEnds) {
            out.write(BLANK, 0, 1);
        }
        return behind;
    }

    private static final byte[] BLANK = {' '};

    /** The next place that may not be canonical: a tab, a blank before a blank or a control character, an LF without CR. */
    private static int uncanonical(byte[] m, int start, int from, int end) {
        int at = start;
        while (at < end) {
            if (at > from && at + 9 <= end) {
                long word = (long) LONGS.get(m, at);
                long after = (long) LONGS.get(m, at + 1);
                if ((upToBlank(word) & upToBlank(after) | below16(word)) == 0) {
                    at += 8; // neither a line end nor a tab nor two blanks: most words
                    continue;
                }
                long before = (long) LONGS.get(m, at - 1);
                long hit = equal(word, TABS) | equal(word, FEEDS) & ~equal(before, RETURNS) | equal(word, BLANKS) & upToBlank(after);
                if (hit == 0) {
                    at += 8;
                    continue;
                }
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
            boolean place = switch (m[at]) {
                case '\t' -> true;
                case '\n' -> at == from || m[at - 1] != '\r';
                case ' ' -> at + 1 < end && m[at + 1] >= 0 && m[at + 1] <= ' ';
                default -> false;
            };
            if (place) {
                return at;
            }
            at++;
        }
        return end;
    }

    /** The high bit of each byte that equals; exact. */
    private static long equal(long word, long pattern) {
        long difference = word ^ pattern;
        return ~((difference & LOW) + LOW | difference | LOW);
    }

    /** The high bit of each byte below 0x10; exact. */
    private static long below16(long word) {
        return ~((word & LOW) + EACH * 0x70 | word | LOW);
    }

    /** The high bit of each byte from 0 to 0x20; exact. */
    private static long upToBlank(long word) {
        return ~((word & LOW) + EACH * 0x5f | word | LOW);
    }
}

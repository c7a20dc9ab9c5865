package dev.cordon.mailauth.signature;

import dev.cordon.mailauth.header.LineEnds;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Canonical forms of the body (RFC 6376 §3.4.3, §3.4.4), and in the same pass which line ends it has. A bare LF counts as CR LF.
 *
 * <p>The end is found first, going backwards over what the form takes away there. Then eight bytes at a time are looked at. The simple
 * form hands on from where it lies what is between two bare LF. The relaxed form copies: whether a blank goes can be told from the two
 * bytes behind it, so a word is either copied as it is, which most are, or without the bytes of a mask; only words with a bare LF are
 * taken byte by byte.
 */
final class BodyForm {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
    private static final long TABS = EACH * '\t';
    private static final long FEEDS = EACH * '\n';
    private static final long RETURNS = EACH * '\r';
    private static final long BLANKS = EACH * ' ';
    private static final int TAB_TO_BLANK = '\t' ^ ' ';
    private static final int COPIED = 8 << 10;
    /** What one word can become: eight bare LF. */
    private static final int WORD_MAX = 16;

    private final byte[] m;
    private final int from;
    private final int to;
    private final BodySink sink;
    // The high bit of a byte is set where one was met.
    private long pairs;
    private long bareFeeds;
    private long bareReturns;
    private byte[] out = {};
    private int filled;

    private BodyForm(byte[] m, int from, int to, BodySink sink) {
        this.m = m;
        this.from = from;
        this.to = to;
        this.sink = sink;
    }

    /** Feeds a body; gives its line ends. */
    static LineEnds feed(byte[] m, int from, int to, Canonicalization form, BodySink sink) {
        BodyForm body = new BodyForm(m, from, to, sink);
        int end = switch (form) {
            case SIMPLE -> body.simple();
            case RELAXED -> body.relaxed();
        };
        sink.finish();
        return new LineEnds(body.pairs != 0, body.bareFeeds != 0, body.bareReturns != 0).and(LineEnds.of(m, end, to));
    }

    private int simple() {
        int end = to;
        while (end > from && m[end - 1] == '\n') {
            end -= end - 1 > from && m[end - 2] == '\r' ? 2 : 1;
        }
        int begin = from;
        int at = from;
        while (at < end) {
            at = bareFeed(at, end);
            if (at < end) {
                sink.write(m, begin, at - begin);
                sink.lineEnd();
                begin = ++at;
            }
        }
        sink.write(m, begin, end - begin);
        sink.lineEnd(); // an empty body is one line end (RFC 6376 §3.4.3)
        return end;
    }

    private int bareFeed(int start, int end) {
        int at = start;
        while (true) {
            if (at > from && at + 9 <= end) {
                long word = (long) LONGS.get(m, at);
                if (below16(word) == 0) {
                    at += 8;
                    continue;
                }
                long feeds = equal(word, FEEDS);
                long bare = feeds & ~equal((long) LONGS.get(m, at - 1), RETURNS);
                if (bare == 0) {
                    pairs |= feeds;
                    bareReturns |= equal(word, RETURNS) & ~equal((long) LONGS.get(m, at + 1), FEEDS);
                    at += 8;
                    continue;
                }
            }
            int stop = Math.min(at + 8, end);
            for (; at < stop; at++) {
                if (note(at)) {
                    return at;
                }
            }
            if (at >= end) {
                return end;
            }
        }
    }

    /** Notes a line end; true at a bare LF. */
    private boolean note(int at) {
        if (m[at] == '\n') {
            boolean bare = at == from || m[at - 1] != '\r';
            bareFeeds |= bare ? 1 : 0;
            pairs |= bare ? 0 : 1;
            return bare;
        }
        bareReturns |= m[at] == '\r' && (at + 1 >= to || m[at + 1] != '\n') ? 1 : 0;
        return false;
    }

    private int relaxed() {
        int end = contentEnd();
        out = new byte[Math.min(COPIED, 2 * (end - from)) + WORD_MAX];
        int at = from;
        while (at < end) {
            if (filled > out.length - WORD_MAX) {
                flush();
            }
            at = at > from && at + 10 <= end ? copy(at, end) : bytes(at, end);
        }
        flush();
        if (end > from) {
            sink.lineEnd();
        }
        return end;
    }

    private void flush() {
        sink.write(out, 0, filled);
        filled = 0;
    }

    /** Where the text ends when blanks and empty lines at its end are taken away. */
    private int contentEnd() {
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

    /** Copies words while there is room, and gives the offset reached; a word with a bare LF ends it, and is left to {@link #bytes}. */
    private int copy(int start, int end) {
        byte[] target = out;
        int put = filled;
        int at = start;
        int last = end - 10;
        int full = target.length - WORD_MAX;
        long seenPairs = pairs;
        long seenReturns = bareReturns;
        while (at <= last && put <= full) {
            long word = (long) LONGS.get(m, at);
            long after = (long) LONGS.get(m, at + 1);
            if ((upToBlank(word) & upToBlank(after) | below16(word)) == 0) {
                LONGS.set(target, put, word); // neither a line end nor a tab nor two blanks: most words
                put += 8;
                at += 8;
                continue;
            }
            long feeds = equal(word, FEEDS);
            if ((feeds & ~equal((long) LONGS.get(m, at - 1), RETURNS)) != 0) {
                filled = put;
                pairs = seenPairs;
                bareReturns = seenReturns;
                return bytes(at, end);
            }
            long nextFeeds = equal(after, FEEDS);
            long nextReturns = equal(after, RETURNS);
            seenPairs |= feeds;
            seenReturns |= equal(word, RETURNS) & ~nextFeeds;
            long tabs = equal(word, TABS);
            long ends = nextFeeds | nextReturns & equal((long) LONGS.get(m, at + 2), FEEDS);
            long gone = (tabs | equal(word, BLANKS)) & (equal(after, BLANKS) | equal(after, TABS) | ends);
            put = put(target, put, word ^ (tabs >>> 7) * TAB_TO_BLANK, gone);
            at += 8;
        }
        filled = put;
        pairs = seenPairs;
        bareReturns = seenReturns;
        return at;
    }

    /** Writes a word without the bytes that are marked; each is written, but the next one over it. */
    private static int put(byte[] target, int at, long word, long gone) {
        if (gone == 0) {
            LONGS.set(target, at, word);
            return at + 8;
        }
        int put = at;
        long left = word;
        long kept = ~gone >>> 7;
        for (int i = 0; i < 8; i++) {
            target[put] = (byte) left;
            put += (int) kept & 1;
            left >>>= 8;
            kept >>>= 8;
        }
        return put;
    }

    /** Copies at most eight bytes, one by one. */
    private int bytes(int start, int end) {
        int stop = Math.min(start + 8, end);
        for (int at = start; at < stop; at++) {
            byte b = m[at];
            if (note(at)) {
                out[filled++] = '\r';
                out[filled++] = '\n';
            } else if (b != ' ' && b != '\t') {
                out[filled++] = b;
            } else if (!blankOrEnd(at + 1, end)) {
                out[filled++] = ' ';
            }
        }
        return stop;
    }

    private boolean blankOrEnd(int at, int end) {
        return at < end && switch (m[at]) {
            case ' ', '\t', '\n' -> true;
            case '\r' -> at + 1 < end && m[at + 1] == '\n';
            default -> false;
        };
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

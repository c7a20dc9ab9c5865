package dev.cordon.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searching in bytes, eight at a time. */
final class Scan {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LFS = ONES * '\n';
    private static final long CRS = ONES * '\r';

    private Scan() {
    }

    /** The first LF in a range, or its end. */
    static int lf(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long hit = zeros((long) LONGS.get(bytes, at) ^ LFS);
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return to;
    }

    /** The first CR or LF in a range, or its end. */
    static int crOrLf(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = (long) LONGS.get(bytes, at);
            long hit = zeros(word ^ LFS) | zeros(word ^ CRS);
            if (hit != 0) {
                // Borrow in the subtraction may set a bit above a true hit, never below the first one: the lowest is right.
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                return at;
            }
        }
        return to;
    }

    /** The first given byte in a range, or its end. */
    static int find(byte[] bytes, int from, int to, char wanted) {
        long pattern = ONES * (wanted & 0xFF);
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long hit = zeros((long) LONGS.get(bytes, at) ^ pattern);
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        byte one = (byte) wanted;
        for (; at < to; at++) {
            if (bytes[at] == one) {
                return at;
            }
        }
        return to;
    }

    /** The first place where two given bytes stand side by side, or the end. */
    static int pair(byte[] bytes, int from, int to, char first, char second) {
        int at = find(bytes, from, to, first);
        while (at < to) {
            if (at + 1 < to && bytes[at + 1] == (byte) second) {
                return at;
            }
            at = find(bytes, at + 1, to, first);
        }
        return to;
    }

    /** The first byte above 127 in a range, or its end. */
    static int eightBit(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long hit = (long) LONGS.get(bytes, at) & HIGHS;
            if (hit != 0) {
                return at + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] < 0) {
                return at;
            }
        }
        return to;
    }

    /** The byte after a line and its end: LF, CR LF, and bare CR when that counts. */
    static int lineEnd(byte[] bytes, int from, int to, boolean bareCr) {
        if (!bareCr) {
            return Math.min(lf(bytes, from, to) + 1, to);
        }
        int at = crOrLf(bytes, from, to);
        if (at >= to) {
            return to;
        }
        return bytes[at] == '\r' && at + 1 < to && bytes[at + 1] == '\n' ? at + 2 : at + 1;
    }

    /** Where the text of a line ends, given the byte after its line end. */
    static int textEnd(byte[] bytes, int from, int end, boolean bareCr) {
        int at = end;
        if (at > from && bytes[at - 1] == '\n') {
            at--;
            return at > from && bytes[at - 1] == '\r' ? at - 1 : at;
        }
        return bareCr && at > from && bytes[at - 1] == '\r' ? at - 1 : at;
    }

    /** Whether a byte is a space or a tab. */
    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Whether a byte is white space or part of a line end. */
    static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** Whether the bytes at a place are a given ASCII word in lower case, in whatever case they stand. */
    static boolean isWord(byte[] bytes, int from, int to, String lower) {
        if (to - from != lower.length()) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            int b = bytes[from + i];
            if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != lower.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }
}

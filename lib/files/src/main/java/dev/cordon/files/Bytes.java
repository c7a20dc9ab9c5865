package dev.cordon.files;

import java.nio.charset.StandardCharsets;

/** Small reads in the bytes of a file; nothing here reads beyond the end. */
public final class Bytes {

    private Bytes() {
    }

    /** The bytes of characters that are bytes each. */
    public static byte[] ascii(String chars) {
        return chars.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The bytes of characters in UTF-16, little end first, as Windows writes names. */
    public static byte[] utf16(String chars) {
        return chars.getBytes(StandardCharsets.UTF_16LE);
    }

    /** A stretch as characters that are bytes each; empty when it ends before it begins. */
    public static String latin1(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
    }

    /** The first place of a pattern that begins in a range; -1 when there is none. */
    public static int find(byte[] bytes, byte[] pattern, int from, int to) {
        int stop = Math.min(to, bytes.length - pattern.length + 1);
        for (int i = Math.max(from, 0); i < stop; i++) {
            int matched = 0;
            while (matched < pattern.length && bytes[i + matched] == pattern[matched]) {
                matched++;
            }
            if (matched == pattern.length) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a pattern stands anywhere. */
    public static boolean contains(byte[] bytes, byte[] pattern) {
        return find(bytes, pattern, 0, bytes.length) >= 0;
    }

    /** Two bytes, little end first; 0 beyond the end. */
    public static int u16(byte[] bytes, int at) {
        return at >= 0 && at + 2 <= bytes.length ? bytes[at] & 255 | (bytes[at + 1] & 255) << 8 : 0;
    }

    /** Four bytes, little end first; 0 beyond the end. */
    public static long u32(byte[] bytes, int at) {
        return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
    }

    /** Two bytes, big end first; 0 beyond the end. */
    public static int big16(byte[] bytes, int at) {
        return at >= 0 && at + 2 <= bytes.length ? (bytes[at] & 255) << 8 | bytes[at + 1] & 255 : 0;
    }

    /** Four bytes, big end first; 0 beyond the end. */
    public static long big32(byte[] bytes, int at) {
        return (long) big16(bytes, at) << 16 | big16(bytes, at + 2);
    }
}

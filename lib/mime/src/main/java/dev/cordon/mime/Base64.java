package dev.cordon.mime;

import java.util.Arrays;

/**
 * Base64 (RFC 2045 §6.8) as it arrives: with line ends anywhere, bytes outside the alphabet (skipped, as the RFC wants),
 * missing padding, and pieces that were encoded apart and stand one after the other.
 */
final class Base64 {

    private static final byte BLANK = -2;
    private static final byte PAD = -3;
    private static final byte[] VALUES = new byte[256];
    /** The values again, moved to where each letter of a quantum belongs; negative for what is no letter. */
    private static final int[] FIRST = new int[256];
    private static final int[] SECOND = new int[256];
    private static final int[] THIRD = new int[256];
    private static final int[] FOURTH = new int[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            VALUES[alphabet.charAt(i)] = (byte) i;
        }
        for (char blank : new char[] {' ', '\t', '\r', '\n'}) {
            VALUES[blank] = BLANK;
        }
        VALUES['='] = PAD;
        for (int i = 0; i < 256; i++) {
            int value = VALUES[i];
            FIRST[i] = value < 0 ? -1 : value << 18;
            SECOND[i] = value < 0 ? -1 : value << 12;
            THIRD[i] = value < 0 ? -1 : value << 6;
            FOURTH[i] = value < 0 ? -1 : value;
        }
    }

    private final byte[] in;
    private final int to;
    private final boolean stopsAtPadding;
    private final OffsetMap.Builder map;
    private final byte[] out;
    private int at;
    private int length;
    private int bits;
    private int held;
    private int quantumFrom;
    private int junkAt = -1;
    private int badPaddingAt = -1;
    private int afterPaddingAt = -1;

    private Base64(byte[] in, int from, int to, boolean stopsAtPadding, OffsetMap.Builder map) {
        this.in = in;
        this.at = from;
        this.to = to;
        this.stopsAtPadding = stopsAtPadding;
        this.map = map;
        this.out = new byte[(int) (((long) to - from) * 3 / 4) + 4];
    }

    /** The value of one letter of the alphabet; negative for any other byte. */
    static int value(byte b) {
        return VALUES[b & 0xFF];
    }

    static Decoded decode(Source source, byte[] in, int from, int to, boolean stopsAtPadding, OffsetMap.Builder map, Notes notes) {
        Base64 decoder = new Base64(in, from, to, stopsAtPadding, map);
        decoder.run();
        decoder.note(source, notes);
        return new Decoded(decoder.out, 0, decoder.length);
    }

    private void run() {
        while (at < to) {
            if (held == 0) {
                quanta();
                if (at >= to) {
                    break;
                }
            }
            int value = VALUES[in[at] & 0xFF];
            if (value >= 0) {
                letter(value);
            } else if (value == PAD) {
                if (!padding()) {
                    return;
                }
                continue;
            } else if (value != BLANK && junkAt < 0) {
                junkAt = at;
            }
            at++;
        }
        if (held > 0) {
            badPaddingAt = badPaddingAt < 0 ? quantumFrom : badPaddingAt;
            flush(to);
        }
    }

    /** The fast way: whole quanta without anything between their letters. */
    private void quanta() {
        byte[] source = in;
        byte[] target = out;
        int from = at;
        int read = at;
        int write = length;
        int last = to - 4;
        while (read <= last) {
            int word = FIRST[source[read] & 0xFF] | SECOND[source[read + 1] & 0xFF] | THIRD[source[read + 2] & 0xFF]
                    | FOURTH[source[read + 3] & 0xFF];
            if (word < 0) {
                break;
            }
            target[write] = (byte) (word >> 16);
            target[write + 1] = (byte) (word >> 8);
            target[write + 2] = (byte) word;
            write += 3;
            read += 4;
        }
        map.add(write - length, from, 3, 4);
        at = read;
        length = write;
    }

    private void letter(int value) {
        if (held == 0) {
            quantumFrom = at;
        }
        bits = bits << 6 | value;
        if (++held == 4) {
            out[length++] = (byte) (bits >> 16);
            out[length++] = (byte) (bits >> 8);
            out[length++] = (byte) bits;
            map.block(3, quantumFrom, at + 1 - quantumFrom);
            held = 0;
            bits = 0;
        }
    }

    /** A padding sign: ends the quantum; false when decoding ends here. */
    private boolean padding() {
        int padFrom = at;
        int pads = 0;
        while (at < to && (in[at] == '=' || VALUES[in[at] & 0xFF] == BLANK)) {
            pads += in[at] == '=' ? 1 : 0;
            at++;
        }
        if (held < 2 || pads != 4 - held) {
            badPaddingAt = badPaddingAt < 0 ? padFrom : badPaddingAt;
        }
        flush(padFrom + 1);
        if (at >= to) {
            return true;
        }
        afterPaddingAt = afterPaddingAt < 0 ? at : afterPaddingAt;
        return !stopsAtPadding && lineIsBase64();
    }

    /** Whether the line that follows padding is more base64, and not a footer that some list put there. */
    private boolean lineIsBase64() {
        for (int i = at; i < to && in[i] != '\n'; i++) {
            if (VALUES[in[i] & 0xFF] == -1) {
                return false;
            }
        }
        return true;
    }

    /** Writes what an unfinished quantum holds: two letters are one byte, three are two. */
    private void flush(int stop) {
        if (held == 2) {
            out[length++] = (byte) (bits >> 4);
            map.block(1, quantumFrom, stop - quantumFrom);
        } else if (held == 3) {
            out[length++] = (byte) (bits >> 10);
            out[length++] = (byte) (bits >> 2);
            map.block(2, quantumFrom, stop - quantumFrom);
        }
        held = 0;
        bits = 0;
    }

    private void note(Source source, Notes notes) {
        if (junkAt >= 0) {
            notes.defect(source, MimeDefect.BASE64_JUNK, junkAt, junkAt + 1);
        }
        if (badPaddingAt >= 0) {
            notes.defect(source, MimeDefect.BASE64_PADDING, badPaddingAt, badPaddingAt + 1);
        }
        if (afterPaddingAt >= 0) {
            notes.defect(source, MimeDefect.BASE64_AFTER_PADDING, afterPaddingAt, to);
            notes.ambiguity(source, Ambiguity.Kind.BASE64_AFTER_PADDING, afterPaddingAt, to, "decoded too", "ignored");
        }
    }
}

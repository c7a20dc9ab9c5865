package dev.cordon.mime;

import java.util.ArrayList;
import java.util.List;

/** Uuencode (POSIX {@code uuencode}), as a transfer encoding and as blocks that stand in the middle of a text. */
final class Uuencode {

    private Uuencode() {
    }

    /** Decodes the first block; everything as it stands when there is none. */
    static Decoded decode(Source source, byte[] in, int from, int to, OffsetMap.Builder map, Notes notes) {
        int begin = begin(in, from, to);
        if (begin < 0) {
            notes.defect(source, MimeDefect.UUENCODE_MALFORMED, from, from);
            map.add(to - from, from, 1, 1);
            return new Decoded(in, from, to);
        }
        byte[] out = new byte[(to - begin) * 3 / 4 + 48];
        int length = 0;
        int at = Scan.lineEnd(in, begin, to, false);
        boolean ended = false;
        while (at < to && !ended) {
            int next = Scan.lineEnd(in, at, to, false);
            int textEnd = Scan.textEnd(in, at, next, false);
            ended = Scan.isWord(in, at, textEnd, "end");
            int size = ended || textEnd == at ? 0 : in[at] - ' ' & 63;
            length = line(in, at + 1, textEnd, size, out, length, map);
            at = next;
        }
        if (!ended) {
            notes.defect(source, MimeDefect.UUENCODE_MALFORMED, begin, to);
        }
        return new Decoded(out, 0, length);
    }

    private static int line(byte[] in, int from, int textEnd, int size, byte[] out, int length, OffsetMap.Builder map) {
        int write = length;
        int left = size;
        for (int i = from; left > 0 && i < textEnd; i += 4) {
            int word = sextet(in, i, textEnd) << 18 | sextet(in, i + 1, textEnd) << 12 | sextet(in, i + 2, textEnd) << 6
                    | sextet(in, i + 3, textEnd);
            int count = Math.min(3, left);
            for (int k = 0; k < count; k++) {
                out[write++] = (byte) (word >> 16 - 8 * k);
            }
            map.block(count, i, Math.min(4, textEnd - i));
            left -= count;
        }
        return write;
    }

    /** A line may have lost blanks at its end; they stand for zero. */
    private static int sextet(byte[] in, int at, int textEnd) {
        return at < textEnd ? in[at] - ' ' & 63 : 0;
    }

    /** The blocks in a text: each from its begin line to its end line. */
    static List<RawRange> blocks(byte[] in, int from, int to) {
        List<RawRange> found = new ArrayList<>();
        int at = begin(in, from, to);
        while (at >= 0) {
            int stop = end(in, at, to);
            if (stop < 0) {
                return found;
            }
            found.add(new RawRange(at, stop));
            at = begin(in, stop, to);
        }
        return found;
    }

    private static int end(byte[] in, int from, int to) {
        for (int at = from; at < to; at = Scan.lineEnd(in, at, to, false)) {
            int next = Scan.lineEnd(in, at, to, false);
            if (in[at] == 'e' && Scan.isWord(in, at, Scan.textEnd(in, at, next, false), "end")) {
                return next;
            }
        }
        return -1;
    }

    /** The first line of the form {@code begin 644 name}, or -1. */
    private static int begin(byte[] in, int from, int to) {
        for (int at = from; at < to; at = Scan.lineEnd(in, at, to, false)) {
            if (in[at] == 'b' && at + 10 < to && Scan.isWord(in, at, at + 5, "begin") && in[at + 5] == ' '
                    && isOctal(in[at + 6]) && isOctal(in[at + 7]) && isOctal(in[at + 8])
                    && (in[at + 9] == ' ' || isOctal(in[at + 9]))) {
                return at;
            }
        }
        return -1;
    }

    /** The file name on the begin line. */
    static String name(byte[] in, int begin, int to) {
        int next = Scan.lineEnd(in, begin, to, false);
        int textEnd = Scan.textEnd(in, begin, next, false);
        int at = begin + 6;
        while (at < textEnd && isOctal(in[at])) {
            at++;
        }
        return at + 1 < textEnd ? CharsetReader.ASCII.decode(in, at + 1, textEnd) : "";
    }

    private static boolean isOctal(byte b) {
        return b >= '0' && b <= '7';
    }
}

package dev.cordon.mime;

/**
 * Quoted-printable (RFC 2045 §6.7) as it arrives: lower-case escapes, escapes that are none (kept as they stand), soft breaks
 * with blanks before the line end, and blanks at line ends (which the RFC says to remove, because some relay added them).
 */
final class QuotedPrintable {

    private final byte[] in;
    private final int to;
    private final OffsetMap.Builder map;
    private final byte[] out;
    private int at;
    private int length;
    private int badEscapeAt = -1;
    private int trailingAt = -1;

    private QuotedPrintable(byte[] in, int from, int to, OffsetMap.Builder map) {
        this.in = in;
        this.at = from;
        this.to = to;
        this.map = map;
        this.out = new byte[to - from];
    }

    static Decoded decode(Source source, byte[] in, int from, int to, OffsetMap.Builder map, Notes notes) {
        QuotedPrintable decoder = new QuotedPrintable(in, from, to, map);
        decoder.run();
        if (decoder.badEscapeAt >= 0) {
            notes.defect(source, MimeDefect.QUOTED_PRINTABLE_ESCAPE, decoder.badEscapeAt, decoder.badEscapeAt + 1);
        }
        if (decoder.trailingAt >= 0) {
            notes.defect(source, MimeDefect.QUOTED_PRINTABLE_TRAILING, decoder.trailingAt, decoder.trailingAt + 1);
        }
        return new Decoded(decoder.out, 0, decoder.length);
    }

    private void run() {
        while (at < to) {
            int from = at;
            int stop = copyPlain(from);
            if (stop < to && in[stop] == '=') {
                map.add(stop - from, from, 1, 1);
                at = stop;
                escape();
                continue;
            }
            int textEnd = stop > from && stop < to && in[stop - 1] == '\r' ? stop - 1 : stop;
            int kept = trimmed(from, textEnd);
            map.add(kept - from, from, 1, 1);
            length -= stop - kept;
            literal(textEnd, Math.min(stop + 1, to));
            at = stop + 1;
        }
    }

    /** Copies up to the next escape or line end, and gives its place. */
    private int copyPlain(int from) {
        byte[] source = in;
        byte[] target = out;
        int end = to;
        int read = from;
        int write = length;
        while (read < end) {
            byte b = source[read];
            if (b == '=' || b == '\n') {
                break;
            }
            target[write++] = b;
            read++;
        }
        length = write;
        return read;
    }

    private int trimmed(int from, int end) {
        int kept = end;
        while (kept > from && Scan.isBlank(in[kept - 1])) {
            kept--;
        }
        if (kept < end && trailingAt < 0) {
            trailingAt = kept;
        }
        return kept;
    }

    private void literal(int from, int end) {
        for (int i = from; i < end; i++) {
            out[length++] = in[i];
        }
        map.add(end - from, from, 1, 1);
    }

    private void escape() {
        int high = at + 1 < to ? hex(in[at + 1]) : -1;
        int low = at + 2 < to ? hex(in[at + 2]) : -1;
        if (high >= 0 && low >= 0) {
            out[length++] = (byte) (high << 4 | low);
            map.add(1, at, 1, 3);
            at += 3;
            return;
        }
        int next = at + 1;
        while (next < to && Scan.isBlank(in[next])) {
            next++;
        }
        if (next >= to) {
            at = to;
        } else if (in[next] == '\n') {
            at = next + 1;
        } else if (in[next] == '\r' && next + 1 < to && in[next + 1] == '\n') {
            at = next + 2;
        } else {
            badEscapeAt = badEscapeAt < 0 ? at : badEscapeAt;
            literal(at, at + 1);
            at++;
        }
    }

    /** The value of a hexadecimal digit in either case; -1 for any other byte. */
    static int hex(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}

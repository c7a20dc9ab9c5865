package dev.cordon.mime;

import java.nio.charset.Charset;

/** HZ (RFC 1843), which the JDK does not know: seven-bit GB2312 between {@code ~{} and {@code ~}}. */
final class Hz {

    private static final Charset GBK = Charset.forName("GBK");

    private Hz() {
    }

    static String decode(byte[] bytes, int from, int to, OffsetMap.Builder map) {
        StringBuilder text = new StringBuilder(to - from);
        byte[] pair = new byte[2];
        boolean chinese = false;
        int at = from;
        while (at < to) {
            byte b = bytes[at];
            byte next = at + 1 < to ? bytes[at + 1] : 0;
            if (b == '~' && (next == '{' || next == '}' || next == '\n')) {
                chinese = next == '\n' ? chinese : next == '{';
                at += 2;
            } else if (b == '~' && next == '~' && !chinese) {
                text.append('~');
                map.block(1, at, 2);
                at += 2;
            } else if (chinese && b > ' ' && next > ' ') {
                pair[0] = (byte) (b | 0x80);
                pair[1] = (byte) (next | 0x80);
                String decoded = new String(pair, GBK);
                text.append(decoded);
                map.block(decoded.length(), at, 2);
                at += 2;
            } else {
                chinese = chinese && b != '\n';
                text.append(b < 0 ? '\uFFFD' : (char) b);
                map.block(1, at, 1);
                at++;
            }
        }
        return text.toString();
    }
}

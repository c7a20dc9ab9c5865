package dev.cordon.mime;

/**
 * UTF-7 (RFC 2152), which the JDK does not know: ASCII, with runs of base64-coded UTF-16 between {@code +} and {@code -}.
 * Markup written in it passes readers that look for plain {@code <} and is markup again for those that decode it.
 */
final class Utf7 {

    private Utf7() {
    }

    static String decode(byte[] bytes, int from, int to, OffsetMap.Builder map) {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            int b = bytes[at] & 0xFF;
            if (b != '+') {
                text.append(b < 0x80 ? (char) b : '\uFFFD');
                map.add(1, at, 1, 1);
                at++;
            } else if (at + 1 < to && bytes[at + 1] == '-') {
                text.append('+');
                map.block(1, at, 2);
                at += 2;
            } else {
                at = shifted(bytes, at, to, text, map);
            }
        }
        return text.toString();
    }

    /** One base64 run, from its plus sign on; gives the place after it. */
    private static int shifted(byte[] bytes, int plus, int to, StringBuilder text, OffsetMap.Builder map) {
        int at = plus + 1;
        int unitFrom = plus;
        int bits = 0;
        int count = 0;
        while (at < to && Base64.value(bytes[at]) >= 0) {
            bits = bits << 6 | Base64.value(bytes[at]);
            count += 6;
            at++;
            if (count >= 16) {
                count -= 16;
                text.append((char) (bits >>> count & 0xFFFF));
                bits &= (1 << count) - 1;
                map.block(1, unitFrom, at - unitFrom);
                unitFrom = count > 0 ? at - 1 : at;
            }
        }
        if (at == plus + 1) {
            text.append('+');
            map.block(1, plus, 1);
            return at;
        }
        return at < to && bytes[at] == '-' ? at + 1 : at;
    }
}

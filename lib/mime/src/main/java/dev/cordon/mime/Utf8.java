package dev.cordon.mime;

/** Whether bytes are UTF-8 (RFC 3629 §4): no overlong form, no surrogate, nothing above U+10FFFF. */
final class Utf8 {

    private Utf8() {
    }

    static boolean isValid(byte[] bytes, int from, int to) {
        int at = Scan.eightBit(bytes, from, to);
        while (at < to) {
            int lead = bytes[at] & 0xFF;
            int length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3
                    : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
            if (length == 0 || at + length > to || !isTailed(bytes, at, length, lead)) {
                return false;
            }
            at += length;
            if (length == 1) {
                at = Scan.eightBit(bytes, at, to);
            }
        }
        return true;
    }

    /** Whether bytes stop in the middle of a character. */
    static boolean endsInside(byte[] bytes, int to) {
        for (int back = 1; back <= Math.min(3, to); back++) {
            int b = bytes[to - back] & 0xFF;
            if ((b & 0xC0) != 0x80) {
                return b >= 0xC2 && back < (b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4);
            }
        }
        return false;
    }

    private static boolean isTailed(byte[] bytes, int at, int length, int lead) {
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return false;
            }
        }
        int second = length > 1 ? bytes[at + 1] & 0xFF : 0;
        return switch (lead) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }
}

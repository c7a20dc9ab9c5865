package dev.cordon.mailauth.signature;

import dev.cordon.mailauth.header.RawField;

/** Canonical forms of one header field (RFC 6376 §3.4.1, §3.4.2). A bare LF counts as CR LF. */
final class HeaderForm {

    private HeaderForm() {
    }

    /**
     * Adds the canonical form of a field without a line end at its end.
     *
     * @param cutFrom offset in the message from which bytes are left out: the value of {@code b=} (RFC 6376 §3.7); -1 for none
     * @param cutTo offset behind them
     */
    static void add(RawField field, Canonicalization form, int cutFrom, int cutTo, Bytes out) {
        switch (form) {
            case SIMPLE -> simple(field, cutFrom, cutTo, out);
            case RELAXED -> relaxed(field, cutFrom, cutTo, out);
        }
    }

    private static void simple(RawField field, int cutFrom, int cutTo, Bytes out) {
        byte[] m = field.message();
        int first = cutFrom < 0 ? field.end() : cutFrom;
        verbatim(m, field.start(), first, out);
        if (cutFrom >= 0) {
            verbatim(m, cutTo, field.end(), out);
        }
    }

    private static void verbatim(byte[] m, int from, int to, Bytes out) {
        int begin = from;
        for (int i = from; i < to; i++) {
            if (m[i] == '\n' && (i == 0 || m[i - 1] != '\r')) {
                out.add(m, begin, i - begin);
                out.lineEnd();
                begin = i + 1;
            }
        }
        out.add(m, begin, to - begin);
    }

    private static void relaxed(RawField field, int cutFrom, int cutTo, Bytes out) {
        byte[] m = field.message();
        for (int i = field.start(); i < field.nameEnd(); i++) {
            byte b = m[i];
            out.add(b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b);
        }
        out.add((byte) ':');
        boolean begun = false;
        int blankBefore = 0; // a blank is written only when something follows it
        int i = field.valueStart();
        int end = field.end();
        while (i < end) {
            if (i == cutFrom) {
                i = cutTo;
                continue;
            }
            byte b = m[i];
            if (b == ' ' || b == '\t') {
                blankBefore = 1;
            } else if (b != '\n' && (b != '\r' || i + 1 >= end || m[i + 1] != '\n')) {
                if (blankBefore == 1 && begun) {
                    out.add((byte) ' ');
                }
                blankBefore = 0;
                begun = true;
                out.add(b);
            }
            i++;
        }
    }
}

package dev.cordon.mime;

/** How a body is encoded for its way (RFC 2045 §6). */
public enum TransferEncoding {
    /** Lines of ASCII; also what counts when nothing is said. */
    SEVEN_BIT,
    /** Lines of any bytes. */
    EIGHT_BIT,
    /** Any bytes. */
    BINARY,
    /** Base64. */
    BASE64,
    /** Quoted-printable. */
    QUOTED_PRINTABLE,
    /** Uuencode, under any of its unregistered names. */
    UUENCODE,
    /** Something nobody registered: the body is taken as it stands. */
    UNKNOWN;

    /** Whether the body stands as it is. */
    public boolean isIdentity() {
        return this == SEVEN_BIT || this == EIGHT_BIT || this == BINARY || this == UNKNOWN;
    }

    /** The encoding that a field names; quotes, comments and text after the word are passed over. */
    static TransferEncoding of(HeaderField field) {
        byte[] bytes = field.source().bytes();
        int end = field.valueTo();
        int from = field.valueFrom();
        while (from < end && (Scan.isSpace(bytes[from]) || bytes[from] == '"' || bytes[from] == '\'')) {
            from++;
        }
        if (from < end && bytes[from] == '(') {
            from = ParameterReader.skipComment(bytes, from, end);
            while (from < end && Scan.isSpace(bytes[from])) {
                from++;
            }
        }
        int to = from;
        while (to < end && bytes[to] > ' ' && ";\"',(".indexOf(bytes[to]) < 0) {
            to++;
        }
        return named(bytes, from, to);
    }

    /** Whether a field says no more than the name of an encoding. */
    static boolean isClean(HeaderField field) {
        byte[] bytes = field.source().bytes();
        int from = field.valueFrom();
        int to = field.valueTo();
        while (from < to && Scan.isSpace(bytes[from])) {
            from++;
        }
        while (to > from && Scan.isSpace(bytes[to - 1])) {
            to--;
        }
        return named(bytes, from, to) != UNKNOWN;
    }

    private static TransferEncoding named(byte[] bytes, int from, int to) {
        if (Scan.isWord(bytes, from, to, "base64")) {
            return BASE64;
        }
        if (Scan.isWord(bytes, from, to, "quoted-printable")) {
            return QUOTED_PRINTABLE;
        }
        if (Scan.isWord(bytes, from, to, "7bit") || Scan.isWord(bytes, from, to, "7-bit")) {
            return SEVEN_BIT;
        }
        if (Scan.isWord(bytes, from, to, "8bit") || Scan.isWord(bytes, from, to, "8-bit")) {
            return EIGHT_BIT;
        }
        if (Scan.isWord(bytes, from, to, "binary")) {
            return BINARY;
        }
        boolean uu = Scan.isWord(bytes, from, to, "x-uuencode") || Scan.isWord(bytes, from, to, "uuencode")
                || Scan.isWord(bytes, from, to, "x-uue") || Scan.isWord(bytes, from, to, "uue");
        return uu ? UUENCODE : UNKNOWN;
    }
}

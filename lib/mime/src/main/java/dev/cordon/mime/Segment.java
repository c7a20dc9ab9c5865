package dev.cordon.mime;

/**
 * One stretch of the raw message. The segments of a message follow each other without hole or overlap and together are the
 * message, byte for byte.
 *
 * @param kind what the bytes are
 * @param range where they stand
 */
public record Segment(Kind kind, RawRange range) {

    /** What a stretch of a message can be. */
    public enum Kind {
        /** An mbox {@code From } line before the header. */
        MBOX_LINE,
        /** One header field with its folding and line ends. */
        FIELD,
        /** The part of a header block that lies beyond a limit. */
        FIELDS_BEYOND_LIMIT,
        /** The empty line between header and body. */
        SEPARATOR,
        /** What stands before the first part of a multipart. */
        PREAMBLE,
        /** A delimiter with the line end before it (RFC 2046 §5.1.1). */
        DELIMITER,
        /** A closing delimiter with the line end before it. */
        CLOSE_DELIMITER,
        /** The body of a leaf, or an encoded message as it stands. */
        BODY,
        /** What stands after the closing delimiter of a multipart. */
        EPILOGUE,
        /** Parts beyond a limit. */
        PARTS_BEYOND_LIMIT
    }
}

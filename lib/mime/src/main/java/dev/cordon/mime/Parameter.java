package dev.cordon.mime;

import java.util.List;

/**
 * One parameter of a structured field (RFC 2045 §5.1, RFC 2231).
 *
 * @param name its name in lower case, without the marks of RFC 2231
 * @param value its value, decoded
 * @param form how the value was written
 * @param range the bytes of the raw message it was read from; for continuations the cover of all of them
 * @param alternatives what other readers take the value for, where they differ
 */
public record Parameter(String name, String value, Form form, RawRange range, List<String> alternatives) {

    /** Copies the list. */
    public Parameter {
        alternatives = List.copyOf(alternatives);
    }

    /** How a value is written. */
    public enum Form {
        /** A token. */
        TOKEN,
        /** A quoted string. */
        QUOTED,
        /** With charset and percent escapes (RFC 2231 §4). */
        EXTENDED,
        /** In numbered pieces (RFC 2231 §3). */
        CONTINUED
    }

    boolean isExtended() {
        return form == Form.EXTENDED || form == Form.CONTINUED;
    }
}

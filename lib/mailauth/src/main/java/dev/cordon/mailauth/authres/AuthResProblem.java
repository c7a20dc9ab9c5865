package dev.cordon.mailauth.authres;

import java.util.Locale;

/** What is wrong with an Authentication-Results field. */
public enum AuthResProblem {
    /** A comment is not closed, or closed once too often. */ COMMENT_UNBALANCED(true),
    /** A quotation mark without its partner. */ QUOTE_OPEN(true),
    /** A control character such as NUL. */ CONTROL_CHARACTER(true),
    /** {@code i=} is missing, no number from 1 to 50, or not followed by a semicolon. */ INSTANCE_MALFORMED(true),
    /** No authserv-id where it must stand, which Microsoft leaves out. */ AUTHSERV_ID_MISSING(false),
    /** The authserv-id has characters it must not have. */ AUTHSERV_ID_ODD(true),
    /** A domain name between results, as Microsoft writes. */ AUTHSERV_ID_INSIDE(false),
    /** Something else than a version number behind the authserv-id. */ VERSION_MALFORMED(true),
    /** No result at all, and not the word none either. */ RESULTS_MISSING(false),
    /** {@code none} beside results. */ NONE_BESIDE_RESULTS(true),
    /** A method that is none, or without a result. */ METHOD_MALFORMED(true),
    /** A method name with other characters than letters, digits and hyphens. */ METHOD_ODD(false),
    /** A result word that the method does not have. */ RESULT_UNKNOWN(false),
    /** A property that is none. */ PROPERTY_MALFORMED(true),
    /** A property without a type, such as {@code action=}. */ PROPERTY_UNTYPED(false),
    /** A value that should be quoted. */ VALUE_UNQUOTED(false),
    /** A property without a value. */ VALUE_EMPTY(false),
    /** {@code reason=} out of place or twice. */ REASON_MISPLACED(false),
    /** A semicolon with nothing behind it. */ SEMICOLON_TRAILING(false),
    /** Text where a semicolon or the end must be. */ TEXT_UNEXPECTED(true),
    /** Longer, or with more results, than is read. */ OVER_LIMIT(true);

    private final boolean fatal;

    AuthResProblem(boolean fatal) {
        this.fatal = fatal;
    }

    /** Whether even the tolerant mode stops there. */
    public boolean fatal() {
        return fatal;
    }

    /** A stable code, such as {@code quote-open}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.cordon.mailauth.header;

/** Why a text is no tag list (RFC 6376 §3.2). */
public enum TagFault {
    /** A tag without a name, or an empty tag between two semicolons. */ NAME_MISSING,
    /** A name that does not begin with a letter or has other bytes than letters, digits and underscores. */ NAME_ODD,
    /** A name without an equals sign. */ VALUE_MISSING,
    /** The same name twice; such a list is void as a whole. */ NAME_REPEATED,
    /** A control character in a value, such as NUL or a CR that folds nothing. */ VALUE_ODD,
    /** More tags or bytes than the limit. */ TOO_LONG,
    /** No tag at all. */ EMPTY
}

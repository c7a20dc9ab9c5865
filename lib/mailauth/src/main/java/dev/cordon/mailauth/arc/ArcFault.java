package dev.cordon.mailauth.arc;

import java.util.Locale;

/** Why a chain fails, with the rule that says so. */
public enum ArcFault {
    /** It does not. */ NONE("RFC 8617 §5.2"),
    /** A field whose instance number cannot be read, or is above 50. */ INSTANCE_MALFORMED("RFC 8617 §4.2.1"),
    /** Two fields of one kind have the same instance number. */ SET_REPEATED("RFC 8617 §5.2"),
    /** A field of a set is missing, or a number between the first and the last. */ SET_INCOMPLETE("RFC 8617 §5.2"),
    /** {@code cv=} does not fit the place: none for the first, pass for the others. */ CHAIN_VALUE("RFC 8617 §5.2"),
    /** The newest seal itself says {@code cv=fail}. */ SEALED_AS_FAILED("RFC 8617 §5.2"),
    /** A seal cannot be read or does not verify. */ SEAL("RFC 8617 §5.2"),
    /** The newest message signature cannot be read or does not verify. */ MESSAGE_SIGNATURE("RFC 8617 §5.2");

    private final String rule;

    ArcFault(String rule) {
        this.rule = rule;
    }

    /** The RFC and section. */
    public String rule() {
        return rule;
    }

    /** A stable code, such as {@code set-incomplete}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

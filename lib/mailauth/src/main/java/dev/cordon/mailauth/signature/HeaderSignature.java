package dev.cordon.mailauth.signature;

import java.util.Locale;

/** Whether the value of {@code b=} fits the signed header fields and the value of {@code bh=}. */
public enum HeaderSignature {
    /** It does: the owner of the key signed these fields. */ PASS,
    /** It does not. */ FAIL,
    /** It could not be tried. */ UNVERIFIABLE;

    /** The word in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.cordon.mailauth.signature;

import java.util.Locale;

/** Whether the body that is here has the hash that was signed as {@code bh=}. */
public enum BodyHash {
    /** It has. */ MATCH,
    /** It has not: it was changed after signing, which a store that rewrites mail does too. */ MISMATCH,
    /** It could not be tried. */ UNVERIFIABLE;

    /** The word in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.cordon.mailauth.arc;

import java.util.Locale;

/** The state of a chain (RFC 8617 §4.4). */
public enum ArcChain {
    /** No ARC header fields. */ NONE,
    /** Every seal verifies, and so does the newest message signature. */ PASS,
    /** Something is wrong with it. */ FAIL;

    /** The word as it stands in {@code cv=} and {@code arc=}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

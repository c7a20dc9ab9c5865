package dev.cordon.mailauth.spf;

import java.util.Locale;

/** The result words of SPF (RFC 7208 §2.6, RFC 8601 §2.7.2). */
public enum SpfWord {
    /** There is no record, or no domain to ask about. */ NONE,
    /** The domain says that it does not say. */ NEUTRAL,
    /** The host may send for the domain. */ PASS,
    /** The host may not. */ FAIL,
    /** The host probably may not. */ SOFTFAIL,
    /** DNS did not answer; the check can be repeated later. */ TEMPERROR,
    /** The record, or one that it leads to, cannot be used; repeating helps nothing until it is changed. */ PERMERROR;

    /** The word as it is written in header fields. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

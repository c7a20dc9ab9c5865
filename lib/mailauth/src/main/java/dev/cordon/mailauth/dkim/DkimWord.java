package dev.cordon.mailauth.dkim;

import java.util.Locale;

/** The words for the result of one signature (RFC 8601 §2.7.1). */
public enum DkimWord {
    /** Not signed; also a failed signature whose key says that signing is only tried out (RFC 6376 §3.6.1). */ NONE,
    /** The signature verifies. */ PASS,
    /** It was tried and does not. */ FAIL,
    /** It was not tried, because of a limit of this verifier. */ POLICY,
    /** It could not be processed: the key is gone, and was perhaps there when the message came. */ NEUTRAL,
    /** It cannot be tried now; later it may. */ TEMPERROR,
    /** It can never be tried. */ PERMERROR;

    /** The word as it stands in Authentication-Results. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

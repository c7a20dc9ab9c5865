package dev.cordon.mailauth.dmarc;

import java.util.Locale;

/** The result words of DMARC (RFC 8601 §2.7, with the registrations of RFC 7489 §11.2). */
public enum DmarcWord {
    /** The author's domain has no policy record. */ NONE,
    /** An aligned identifier passed. */ PASS,
    /** There is a policy, and no aligned identifier passed. */ FAIL,
    /** DNS left open whether an identifier is aligned; evaluate again later. */ TEMPERROR,
    /** The message has no single author domain. */ PERMERROR;

    /** The word as it is written in header fields. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

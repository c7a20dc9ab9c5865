package dev.cordon.mailauth.dmarc;

import java.util.Locale;

/** What a domain's owner asks for when mail fails (RFC 9989 §4.7). */
public enum DmarcPolicy {
    /** There is no record, so nothing is asked. */ UNSPECIFIED,
    /** Nothing but reports. */ NONE,
    /** Treat as suspicious. */ QUARANTINE,
    /** Refuse. */ REJECT;

    /** The word of the record; empty when there is none. */
    public String word() {
        return this == UNSPECIFIED ? "" : name().toLowerCase(Locale.ROOT);
    }

    /** One step weaker: what {@code t=y} asks for. */
    DmarcPolicy lower() {
        return switch (this) {
            case REJECT -> QUARANTINE;
            case QUARANTINE, NONE -> NONE;
            case UNSPECIFIED -> UNSPECIFIED;
        };
    }
}

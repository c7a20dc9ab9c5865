package dev.cordon.mailauth.authres;

/** How much a reader of Authentication-Results forgives. */
public enum AuthResMode {
    /** The grammar of RFC 8601 §2.2 and its words. */ STRICT,
    /**
     * Also what large providers write against the grammar: no authserv-id, domain names between results, {@code action=}, words and values
     * that the RFC does not know, a semicolon at the end. Comments and quotes must balance all the same: they are where text of the sender
     * breaks out.
     */
    TOLERANT
}

package dev.cordon.mailauth.signature;

/** The three header fields that carry a signature. */
public enum SignatureKind {
    /** DKIM-Signature (RFC 6376 §3.5). */ DKIM("dkim-signature"),
    /** ARC-Message-Signature (RFC 8617 §4.1.2). */ ARC_MESSAGE("arc-message-signature"),
    /** ARC-Seal (RFC 8617 §4.1.3). */ ARC_SEAL("arc-seal");

    private final String field;

    SignatureKind(String field) {
        this.field = field;
    }

    /** The name of the header field, in lower case. */
    public String field() {
        return field;
    }
}

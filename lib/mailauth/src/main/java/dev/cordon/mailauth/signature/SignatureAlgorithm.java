package dev.cordon.mailauth.signature;

/** The algorithms that may be accepted; rsa-sha1 may not (RFC 8301 §3.1). */
public enum SignatureAlgorithm {
    /** RFC 6376 §3.3.2. */ RSA_SHA256("rsa-sha256", "rsa"),
    /** RFC 8463 §3. */ ED25519_SHA256("ed25519-sha256", "ed25519");

    private final String word;
    private final String keyType;

    SignatureAlgorithm(String word, String keyType) {
        this.word = word;
        this.keyType = keyType;
    }

    /** The value of the tag {@code a=}. */
    public String word() {
        return word;
    }

    /** The value of the tag {@code k=} that a key for it has. */
    public String keyType() {
        return keyType;
    }
}

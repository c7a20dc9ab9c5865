package dev.cordon.mailauth.signature;

/**
 * The crypto that verification needs, so that another provider can be put in. An implementation never throws and may be called by several
 * threads at once.
 */
public interface SignatureCheck {

    /**
     * Whether an RSASSA-PKCS1-v1_5 signature with SHA-256 (RFC 8017 §8.2.2) fits; false for a malformed one.
     *
     * @param data what was signed, in its first {@code length} bytes
     */
    boolean rsaSha256(VerificationKey.Rsa key, byte[] data, int length, byte[] signature);

    /**
     * Whether a PureEdDSA Ed25519 signature (RFC 8032 §5.1.7) fits; false for a malformed one.
     *
     * @param data what was signed; for mail the SHA-256 hash of the canonical header fields (RFC 8463 §3)
     */
    boolean ed25519(VerificationKey.Ed25519 key, byte[] data, byte[] signature);

    /** The JDK's RSA, and Ed25519 of Bouncy Castle's lightweight classes where they are on the class path, otherwise of the JDK. */
    static SignatureCheck usual() {
        return JdkSignatures.USUAL;
    }

    /** The JDK alone. */
    static SignatureCheck jdk() {
        return JdkSignatures.JDK;
    }
}

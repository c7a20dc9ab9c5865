package dev.cordon.mailauth.signature;

import java.security.interfaces.RSAPublicKey;

/** A public key from a key record. */
public sealed interface VerificationKey {

    /** Its length in bits. */
    int bits();

    /** An RSA key (RFC 6376 §3.6.1). */
    record Rsa(RSAPublicKey key) implements VerificationKey {
        @Override public int bits() {
            return key.getModulus().bitLength();
        }
    }

    /** An Ed25519 key: its 32 bytes (RFC 8463 §4.2); not copied, and not to be changed. */
    record Ed25519(byte[] bytes) implements VerificationKey {
        @Override public int bits() {
            return 256;
        }
    }
}

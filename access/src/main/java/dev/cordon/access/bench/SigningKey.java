package dev.cordon.access.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** A key made anew that signs as RFC 6376 §3.7 and RFC 8463 §3 say, for messages that are only measured with. */
final class SigningKey {

    private static final int RSA_BITS = 2048;
    private static final int ED25519_BYTES = 32;

    private final KeyPair keys;
    private final boolean rsa;

    private SigningKey(KeyPair keys, boolean rsa) {
        this.keys = keys;
        this.rsa = rsa;
    }

    static SigningKey rsa() {
        return new SigningKey(generate("RSA"), true);
    }

    static SigningKey ed25519() {
        return new SigningKey(generate("Ed25519"), false);
    }

    private static KeyPair generate(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) {
                generator.initialize(RSA_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK 25 makes " + algorithm + " keys", e);
        }
    }

    /** {@code a=}. */
    String algorithm() {
        return rsa ? "rsa-sha256" : "ed25519-sha256";
    }

    PublicKey publicKey() {
        return keys.getPublic();
    }

    /** The key record (RFC 6376 §3.6.1, RFC 8463 §4.2). */
    String record() {
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] shown = rsa ? encoded : Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
        return "v=DKIM1; k=" + (rsa ? "rsa" : "ed25519") + "; p=" + Base64.getEncoder().encodeToString(shown);
    }

    byte[] sign(byte[] data) {
        try {
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(rsa ? data : sha256(data));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of this JDK cannot sign", e);
        }
    }

    static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

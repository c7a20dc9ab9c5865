package dev.cordon.mailauth.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** Signatures by the JDK's providers; Ed25519 by Bouncy Castle where it is there. */
final class JdkSignatures implements SignatureCheck {

    static final SignatureCheck JDK = new JdkSignatures(false);
    static final SignatureCheck USUAL = new JdkSignatures(bouncyCastle());

    private final boolean bouncy;

    private JdkSignatures(boolean bouncy) {
        this.bouncy = bouncy;
    }

    private static boolean bouncyCastle() {
        try {
            return BouncyEd25519.works();
        } catch (LinkageError _) {
            return false; // the optional library is not on the class path
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override public boolean rsaSha256(VerificationKey.Rsa key, byte[] data, int length, byte[] signature) {
        return verify("SHA256withRSA", key.key(), data, length, signature);
    }

    @Override public boolean ed25519(VerificationKey.Ed25519 key, byte[] data, byte[] signature) {
        if (signature.length != 64 || key.bytes().length != 32) {
            return false;
        }
        if (bouncy) {
            return BouncyEd25519.verify(key.bytes(), data, signature);
        }
        try {
            byte[] big = new byte[32];
            for (int i = 0; i < 32; i++) {
                big[i] = key.bytes()[31 - i];
            }
            boolean odd = (big[0] & 0x80) != 0;
            big[0] &= 0x7f;
            EdECPoint point = new EdECPoint(odd, new BigInteger(1, big));
            PublicKey decoded = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
            return verify("Ed25519", decoded, data, data.length, signature);
        } catch (GeneralSecurityException _) {
            return false; // 32 bytes that are no point of the curve
        }
    }

    private static boolean verify(String algorithm, PublicKey key, byte[] data, int length, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(data, 0, length);
            return check.verify(signature);
        } catch (GeneralSecurityException _) {
            return false; // a key or signature of a form that the provider refuses is one that does not fit
        }
    }
}

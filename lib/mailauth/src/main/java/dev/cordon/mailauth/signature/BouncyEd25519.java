package dev.cordon.mailauth.signature;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 by Bouncy Castle's lightweight classes; loaded only where they are on the class path. */
final class BouncyEd25519 {

    private BouncyEd25519() {
    }

    static boolean works() {
        return Ed25519.PUBLIC_KEY_SIZE == 32 && Ed25519.validatePublicKeyFull(BASE_POINT, 0);
    }

    /** The base point of the curve (RFC 8032 §5.1): 4/5, encoded. */
    private static final byte[] BASE_POINT = new byte[32];

    static {
        java.util.Arrays.fill(BASE_POINT, (byte) 0x66);
        BASE_POINT[0] = 0x58;
    }

    static boolean verify(byte[] key, byte[] data, byte[] signature) {
        return Ed25519.verify(signature, 0, key, 0, data, 0, data.length);
    }
}

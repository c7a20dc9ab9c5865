package dev.cordon.access.verifier;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Hashes a stream of leaves into a tree head, keeping one hash for each bit of the count. RFC 9162 §2.1.1. */
final class TreeFold {

    static final int HASH = 32;

    private final MessageDigest digest = sha256();
    private final byte[][] pending = new byte[64][];
    private long count;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] leaf(byte[] bytes, int from, int to) {
        digest.update((byte) 0x00);
        digest.update(bytes, from, to - from);
        return digest.digest();
    }

    private byte[] inner(byte[] left, byte[] right) {
        digest.update((byte) 0x01);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    void add(byte[] leafHash) {
        byte[] carry = leafHash;
        int bit = 0;
        for (; (count >>> bit & 1) != 0; bit++) {
            carry = inner(pending[bit], carry);
        }
        pending[bit] = carry;
        count++;
    }

    long count() {
        return count;
    }

    byte[] head() {
        if (count == 0) {
            return sha256().digest();
        }
        int bit = Long.numberOfTrailingZeros(count);
        byte[] head = pending[bit];
        for (bit++; bit < 64; bit++) {
            if ((count >>> bit & 1) != 0) {
                head = inner(pending[bit], head);
            }
        }
        return head;
    }

    /** The head over 256 hashes that stand side by side, which is the hash one tile level further up. */
    byte[] perfect(byte[] tile) {
        byte[] hashes = tile;
        while (hashes.length > HASH) {
            byte[] above = new byte[hashes.length / 2];
            for (int i = 0; i < above.length; i += HASH) {
                byte[] node = inner(Arrays.copyOfRange(hashes, 2 * i, 2 * i + HASH), Arrays.copyOfRange(hashes, 2 * i + HASH, 2 * i + 2 * HASH));
                System.arraycopy(node, 0, above, i, HASH);
            }
            hashes = above;
        }
        return hashes;
    }
}

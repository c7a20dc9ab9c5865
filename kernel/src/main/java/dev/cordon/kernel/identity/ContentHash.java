package dev.cordon.kernel.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of bytes, 64 lower-case hex digits (FIPS 180-4). */
public record ContentHash(String value) {
    private static final int DIGITS = 64;

    /** Refuses what is no SHA-256. */
    public ContentHash {
        if (value.length() != DIGITS || !value.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + value.length() + " characters");
        }
    }

    /** The hash of all these bytes. */
    public static ContentHash of(byte[] bytes) {
        try {
            return new ContentHash(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

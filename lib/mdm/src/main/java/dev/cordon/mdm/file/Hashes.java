package dev.cordon.mdm.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes in lower case hexadecimal. */
public final class Hashes {

    private Hashes() {
    }

    /** The hash of bytes; {@code MD5}, {@code SHA-1} or {@code SHA-256}, which every platform has. */
    public static String of(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(algorithm + " is missing", impossible);
        }
    }
}

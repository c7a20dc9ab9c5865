package dev.cordon.kernel.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A secret. It has no useful text form, is never serialised, and compares in constant time. */
public final class Secret {
    private final char[] value;

    private Secret(char[] value) {
        this.value = value;
    }

    /** Holds a secret. */
    public static Secret of(String value) {
        return new Secret(value.toCharArray());
    }

    /** The secret itself: only connectors and the runtime may ask. */
    public String reveal() {
        return new String(value);
    }

    /** Whether it is the empty text. */
    public boolean isEmpty() {
        return value.length == 0;
    }

    @Override public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(
                new String(value).getBytes(StandardCharsets.UTF_8), new String(secret.value).getBytes(StandardCharsets.UTF_8));
    }

    @Override public int hashCode() {
        return 0;
    }

    @Override public String toString() {
        return "Secret[hidden]";
    }
}

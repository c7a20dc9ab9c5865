package dev.cordon.kernel.message;

import dev.cordon.kernel.identity.ContentHash;
import java.util.Arrays;

/** The bytes of one message, exactly as the provider gave them. Its text form is its length, never its content. */
public final class Raw {
    private final byte[] bytes;
    // Kept because several stages ask for it; empty until then. Two threads that ask at once compute the same.
    private volatile String hash = "";

    private Raw(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies the bytes. */
    public static Raw copyOf(byte[] bytes) {
        return new Raw(bytes.clone());
    }

    /** Takes the array over without a copy: the caller must not keep or change it. */
    public static Raw owning(byte[] bytes) {
        return new Raw(bytes);
    }

    /** The array itself, for readers: it must not be changed. Copying every message twice would cost more than it protects. */
    public byte[] shared() {
        return bytes;
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** SHA-256 of the bytes. */
    public ContentHash hash() {
        String known = hash;
        if (!known.isEmpty()) {
            return new ContentHash(known);
        }
        ContentHash computed = ContentHash.of(bytes);
        hash = computed.value();
        return computed;
    }

    @Override public boolean equals(Object other) {
        return other instanceof Raw raw && Arrays.equals(bytes, raw.bytes);
    }

    @Override public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override public String toString() {
        return "Raw[" + bytes.length + " bytes]";
    }
}

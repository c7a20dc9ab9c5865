package dev.cordon.mql.value;

/** Contents of a file: bytes that nobody changes. */
public interface Blob {
    /** How many bytes. */
    long size();

    /** The bytes; a caller must not change them. */
    byte[] bytes();
}

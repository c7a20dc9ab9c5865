package dev.cordon.merkle;

/** Bytes or text that are not what they were read as: a note, a checkpoint, a key, a tile or its path. */
public final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    Malformed(String message) {
        super(message);
    }
}

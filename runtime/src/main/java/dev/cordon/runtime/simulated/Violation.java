package dev.cordon.runtime.simulated;

/** Something happened that must never happen. */
final class Violation extends Error {
    private static final long serialVersionUID = 1L;

    Violation(String what) {
        super(what);
    }
}

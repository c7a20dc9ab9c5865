package dev.cordon.runtime.simulated;

/** The process dies here. Nothing may catch it but the simulator. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process dies", null, false, false);
    }
}

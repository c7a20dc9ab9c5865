package dev.cordon.verification;

import dev.cordon.verification.packs.Detections;

/**
 * The rules that Verification runs.
 *
 * @param builtin whether the detections of the build run
 * @param loaded rules from files
 */
public record Rules(boolean builtin, Detections loaded) {
    /** The detections of the build alone. */
    public static final Rules BUILTIN = new Rules(true, Detections.NONE);
}

package dev.cordon.verification;

import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.verification.packs.Detections;
import java.nio.charset.StandardCharsets;

/**
 * The rules that Verification runs.
 *
 * @param builtin whether the detections of the build run
 * @param loaded rules from files
 * @param pin hash over those files; empty when there are none
 */
public record Rules(boolean builtin, Detections loaded, String pin) {
    /** The detections of the build alone. */
    public static final Rules BUILTIN = new Rules(true, Detections.NONE, "");

    /** The hash over everything that runs, for {@link dev.cordon.kernel.flow.Pins#rulePack}. */
    public ContentHash hash() {
        return pin.isEmpty() && builtin ? Verification.rulePack()
                : ContentHash.of(((builtin ? Verification.rulePack().value() : "") + pin).getBytes(StandardCharsets.UTF_8));
    }
}

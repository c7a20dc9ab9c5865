package dev.cordon.runtime.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Somebody else's clock, which goes wrong by a while. */
final class SkewedClock implements InstantSource {
    private final InstantSource right;
    private Duration by = Duration.ZERO;

    SkewedClock(InstantSource right) {
        this.right = right;
    }

    void skew(Duration wrongBy) {
        by = wrongBy;
    }

    @Override public Instant instant() {
        return right.instant().plus(by);
    }
}

package dev.cordon.runtime.simulated;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when the simulator says so. */
final class VirtualClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-22T00:00:00Z");

    @Override public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    void reach(Instant then) {
        now = then.isAfter(now) ? then : now;
    }
}

package dev.cordon.runtime;

import dev.cordon.kernel.identity.InspectionId;
import java.time.Duration;
import java.util.SplittableRandom;

/** How long to wait before the next attempt: doubling, bounded, spread by a seeded jitter, and never less than was asked for. */
final class BackOff {
    private static final long FIRST_MS = 500;
    private static final long MOST_MS = Duration.ofMinutes(15).toMillis();
    private static final int DOUBLINGS_MAX = 20;

    private final long seed;

    BackOff(long seed) {
        this.seed = seed;
    }

    Duration after(InspectionId inspection, int attempt, Duration atLeast) {
        long full = Math.min(MOST_MS, FIRST_MS << Math.min(attempt, DOUBLINGS_MAX));
        SplittableRandom random = new SplittableRandom(seed ^ inspection.value().hashCode() ^ ((long) attempt << 40));
        Duration wait = Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
        return wait.compareTo(atLeast) < 0 ? atLeast : wait;
    }
}

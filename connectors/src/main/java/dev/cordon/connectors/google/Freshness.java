package dev.cordon.connectors.google;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Messages that the history told a moment ago and nobody has fetched yet. Gmail may deny for some seconds that such a message exists:
 * that is not yet a reason to believe that it is gone.
 */
final class Freshness {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int KEPT_MAX = 20_000;

    private final InstantSource clock;
    private final Map<String, Instant> told = new LinkedHashMap<>();

    Freshness(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void told(String id) {
        told.putIfAbsent(id, clock.instant());
        if (told.size() > KEPT_MAX) {
            told.remove(told.keySet().iterator().next());
        }
    }

    synchronized void fetched(String id) {
        told.remove(id);
    }

    /** Whether a message that is not found may still appear. */
    synchronized boolean mayAppear(String id) {
        Instant at = told.get(id);
        if (at == null) {
            return false;
        }
        boolean fresh = Duration.between(at, clock.instant()).compareTo(FRESH) < 0;
        if (!fresh) {
            told.remove(id);
        }
        return fresh;
    }
}

package dev.cordon.connectors.google;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether "not found" is believed. Gmail may deny for some seconds that a message exists of which the history told. So what was never
 * fetched is gone when it is missing for ten seconds, counted from when the history told it or, after a restart, from the first time that it
 * was missed. What was fetched before is gone at once.
 */
final class Freshness {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int KEPT_MAX = 20_000;

    private final InstantSource clock;
    private final Map<String, Instant> told = new LinkedHashMap<>();
    private final Set<String> fetched = new LinkedHashSet<>();

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
        fetched.add(id);
        if (fetched.size() > KEPT_MAX) {
            fetched.remove(fetched.iterator().next());
        }
    }

    /** Whether a message that is not found may still appear. */
    synchronized boolean mayAppear(String id) {
        if (fetched.contains(id)) {
            return false;
        }
        told(id);
        Instant since = told.getOrDefault(id, Instant.EPOCH);
        return Duration.between(since, clock.instant()).compareTo(FRESH) < 0;
    }
}

package dev.cordon.connectors.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether "not found" is believed. A message that was never fetched may not be found yet, because stores agree only after a while: it is
 * gone
 * when it is missing for a quarter of a minute. A message that was fetched before is gone at once.
 */
final class FirstLooks {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int KEPT_MAX = 20_000;

    private final InstantSource clock;
    private final Map<String, Instant> missingSince = bounded();
    private final Map<String, Instant> fetched = bounded();

    FirstLooks(InstantSource clock) {
        this.clock = clock;
    }

    private static Map<String, Instant> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > KEPT_MAX;
            }
        };
    }

    synchronized void found(String id) {
        fetched.put(id, clock.instant());
        missingSince.remove(id);
    }

    /** Notes that it was not found, or empty; whether that is believed. */
    synchronized boolean isBelieved(String id) {
        if (fetched.containsKey(id)) {
            return true;
        }
        Instant now = clock.instant();
        Instant since = missingSince.putIfAbsent(id, now);
        return since != null && !now.isBefore(since.plus(PATIENCE));
    }
}

package dev.cordon.connectors.graph;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Messages that a notification named and that no feed has told yet: a delta may lag behind by seconds. Bounded; the oldest are forgotten,
 * because the feeds tell them sooner or later anyway.
 */
final class Awaited {
    private static final int IDS_MAX = 1_000;

    private final Map<String, Boolean> ids = new LinkedHashMap<>();

    synchronized void expect(String id) {
        ids.put(id, true);
        if (ids.size() > IDS_MAX) {
            ids.remove(ids.keySet().iterator().next());
        }
    }

    synchronized void seen(Iterable<String> seen) {
        seen.forEach(ids::remove);
    }

    synchronized boolean isEmpty() {
        return ids.isEmpty();
    }

    synchronized void clear() {
        ids.clear();
    }
}

package dev.cordon.connectors.jmap;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which messages were in the inbox at a place in the change feed. JMAP says that a message was updated, not what changed: with this
 * memory a message that was only read or marked is not taken for one that was moved into the inbox. It is bound to the feed's state, so
 * that asking again from an older place remembers what was known there; without memory every update in the inbox counts as an arrival,
 * which costs a second look and loses nothing.
 */
final class InboxMemory {
    private static final int IDS_MAX = 20_000;
    private static final int STATES_MAX = 3;

    private final Map<String, Set<String>> byState = new LinkedHashMap<>();

    synchronized Set<String> at(String state) {
        return byState.getOrDefault(state, Set.of());
    }

    synchronized void remember(String state, Set<String> ids) {
        byState.remove(state);
        if (ids.size() <= IDS_MAX) {
            byState.put(state, Set.copyOf(ids));
        }
        while (byState.size() > STATES_MAX) {
            byState.remove(byState.keySet().iterator().next());
        }
    }

    /** What is in the inbox after these changes. */
    static Set<String> after(Set<String> before, Map<String, Boolean> inInboxNow, Iterable<String> destroyed) {
        Set<String> now = new HashSet<>(before);
        inInboxNow.forEach((id, inside) -> {
            if (inside) {
                now.add(id);
            } else {
                now.remove(id);
            }
        });
        destroyed.forEach(now::remove);
        return now;
    }
}

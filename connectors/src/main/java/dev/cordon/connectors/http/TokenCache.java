package dev.cordon.connectors.http;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.config.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Access tokens by key. Whoever asks for a key that somebody is already fetching waits for that answer instead of asking twice; a token
 * is replaced after 80 % of its life. At most so many are kept, those used longest ago go first.
 */
public final class TokenCache {
    private static final int LIFE_PERCENT = 80;
    private static final int KEPT_MAX = 50_000;

    /** Where a token comes from. */
    public interface Source {
        /** Asks for a new one. */
        Token fetch() throws FaultFound;
    }

    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private Secret value = Secret.of("");
        private Instant until = Instant.MIN;
    }

    private final InstantSource clock;
    private final Map<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    /** An empty cache. */
    public TokenCache(InstantSource clock) {
        this.clock = clock;
    }

    /** The token of a key: the one that is kept while it is young, else a new one. */
    public Secret token(String key, Source source) throws FaultFound {
        Slot slot = slot(key);
        slot.lock.lock();
        try {
            if (slot.value.isEmpty() || !clock.instant().isBefore(slot.until)) {
                Token fresh = source.fetch();
                slot.value = fresh.value();
                slot.until = clock.instant().plus(fresh.lifetime().multipliedBy(LIFE_PERCENT).dividedBy(100));
            }
            return slot.value;
        } finally {
            slot.lock.unlock();
        }
    }

    /** The provider refused this token: the next question fetches another, unless somebody has done so already. */
    public void refused(String key, Secret token) {
        Slot slot = slot(key);
        slot.lock.lock();
        try {
            if (slot.value.equals(token)) {
                slot.value = Secret.of("");
                slot.until = Instant.MIN;
            }
        } finally {
            slot.lock.unlock();
        }
    }

    private Slot slot(String key) {
        synchronized (slots) {
            Slot slot = slots.computeIfAbsent(key, _ -> new Slot());
            if (slots.size() > KEPT_MAX) {
                slots.remove(slots.keySet().iterator().next());
            }
            return slot;
        }
    }
}

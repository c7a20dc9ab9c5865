package dev.cordon.connectors.jmap;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often mailboxes without push are asked: twice a second while they are few, and together never more than twenty times a second.
 */
final class Pace {
    private static final Duration SHORTEST = Duration.ofMillis(400);
    private static final Duration SHARE = Duration.ofMillis(50);

    private final AtomicInteger polling = new AtomicInteger();

    void join() {
        polling.incrementAndGet();
    }

    void leave() {
        polling.decrementAndGet();
    }

    Duration between() {
        Duration shared = SHARE.multipliedBy(polling.get());
        return shared.compareTo(SHORTEST) > 0 ? shared : SHORTEST;
    }
}

package dev.cordon.connectors.wire;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How often mailboxes without push are asked: several times a second while they are few, and together never more than twenty times a
 * second.
 */
public final class Pace {
    private static final Duration SHORTEST = Duration.ofMillis(400);
    private static final Duration SHARE = Duration.ofMillis(50);

    private final AtomicInteger polling = new AtomicInteger();

    /** One more mailbox is asked. */
    public void join() {
        polling.incrementAndGet();
    }

    /** One fewer. */
    public void leave() {
        polling.decrementAndGet();
    }

    /** The pause between two questions to one mailbox. */
    public Duration between() {
        Duration shared = SHARE.multipliedBy(polling.get());
        return shared.compareTo(SHORTEST) > 0 ? shared : SHORTEST;
    }
}

package dev.cordon.connectors.graph;

import dev.cordon.connectors.http.Gate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * What one app may ask of one mailbox: 10,000 requests in ten minutes and four at once, of which one is left to the owner's other tools.
 * The
 * reader and the actor share it when they are one app.
 */
final class GraphShare {
    private static final Gate.Share SHARE = new Gate.Share(3, 10_000, Duration.ofMinutes(10));
    private static final Duration PAUSE_FIRST = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(60);
    private static final int DOUBLINGS_MAX = 6;

    // Graph allows 2,000 requests a second to one app over all tenants; half of that is more than a tenant needs, and leaves the rest to others.
    private static final Gate.Share TENANT = new Gate.Share(100, 60_000, Duration.ofMinutes(1));

    private final Gate gate;
    private final Gate tenant;
    private final RandomGenerator chance;
    private final AtomicInteger refusals = new AtomicInteger();

    /** @param tenant what the app may ask of the whole tenant, shared by all its mailboxes */
    GraphShare(Gate tenant, InstantSource clock, RandomGenerator chance) {
        this.tenant = tenant;
        this.gate = new Gate(SHARE, clock);
        this.chance = chance;
    }

    /** What one app may ask of a whole tenant. */
    static Gate tenant(InstantSource clock) {
        return new Gate(TENANT, clock);
    }

    Gate gate() {
        return gate;
    }

    Gate tenant() {
        return tenant;
    }

    /** Something worked. */
    void worked() {
        refusals.set(0);
    }

    /**
     * Refused for a while: everybody pauses for what was asked, or, when nothing or less was, for a time that doubles with each refusal in
     * a row
     * and is drawn from its upper half, so that many who were refused together do not come back together.
     */
    Duration refused(Optional<Duration> asked) {
        Duration most = PAUSE_FIRST.multipliedBy(1L << Math.min(refusals.getAndIncrement(), DOUBLINGS_MAX));
        long millis = Math.min(most.toMillis(), PAUSE_MAX.toMillis());
        Duration own = Duration.ofMillis(chance.nextLong(millis / 2, millis + 1));
        Duration pause = asked.isPresent() && asked.get().compareTo(own) > 0 ? asked.get() : own;
        gate.pause(pause);
        return pause;
    }
}

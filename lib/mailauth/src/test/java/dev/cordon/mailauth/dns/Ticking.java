package dev.cordon.mailauth.dns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves. */
public final class Ticking implements InstantSource {

    private Instant now = Instant.ofEpochSecond(1_700_000_000);

    @Override public synchronized Instant instant() {
        return now;
    }

    /** Moves it on. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }
}

package dev.cordon.mailauth.dns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one message may ask of DNS: so many questions, and none after its time is over (RFC 7208 §4.6.4 wants at least 20 seconds for
 * SPF). What is over the budget has timed out, which is temporary: a later look may have more luck. Made anew for each message.
 */
public final class BudgetDns implements Dns {

    private final Dns inner;
    private final InstantSource clock;
    private final int questionsMax;
    private final Instant until;
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean exhausted;

    /** A budget that starts now. */
    public BudgetDns(Dns inner, InstantSource clock, int questionsMax, Duration timeMax) {
        this.inner = inner;
        this.clock = clock;
        this.questionsMax = questionsMax;
        this.until = clock.instant().plus(timeMax);
    }

    @Override public DnsAnswer ask(String name, RecordType type) {
        if (questions.get() >= questionsMax || questions.incrementAndGet() > questionsMax || !clock.instant().isBefore(until)) {
            exhausted = true;
            return new DnsAnswer.TimedOut();
        }
        return inner.ask(name, type);
    }

    /** How many questions were asked. */
    public int questions() {
        return Math.min(questions.get(), questionsMax);
    }

    /** Whether a question was refused. */
    public boolean exhausted() {
        return exhausted;
    }
}

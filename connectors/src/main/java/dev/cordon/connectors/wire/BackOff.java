package dev.cordon.connectors.wire;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waiting that can be ended at once, and that grows while nothing works. */
public final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration EASED = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private Duration next = FIRST;
    private boolean over;

    /** Things work again: the next wait is short. */
    public void reset() {
        lock.lock();
        try {
            next = FIRST;
        } finally {
            lock.unlock();
        }
    }

    /** Something worked for a moment: the next wait is short, but not so short that a server that ends at once is asked all the time. */
    public void ease() {
        lock.lock();
        try {
            next = next.compareTo(EASED) > 0 ? EASED : next;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, each time twice as long up to half a minute, and at least this long. */
    public void pause(Duration least) {
        lock.lock();
        try {
            Duration now = next.compareTo(least) > 0 ? next : least;
            next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
            await(now);
        } finally {
            lock.unlock();
        }
    }

    /** Waits exactly this long, or until {@link #end}. */
    public void rest(Duration time) {
        lock.lock();
        try {
            await(time);
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration time) {
        long left = time.toNanos();
        try {
            while (!over && left > 0) {
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            over = true;
            Thread.currentThread().interrupt();
        }
    }

    /** Ends every wait, now and later. */
    public void end() {
        lock.lock();
        try {
            over = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was ended. */
    public boolean over() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }
}

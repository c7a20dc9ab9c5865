package dev.cordon.connectors.http;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.read.Leisure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One mailbox's share of a provider's patience, for everybody who uses it: so many requests at once, so many in a window of time, and
 * nothing while the provider asked for a pause. Acting goes first: one place and a part of the window are kept for it, it is let in
 * before readers that wait longer, and after a pause it may begin a moment before them. What is read at {@link Leisure} comes last: more than
 * half of the window is kept from it for live traffic.
 */
public final class Gate {
    /** What a request is for. */
    public enum Purpose { READ, ACT }

    /**
     * How much there is.
     *
     * @param atOnce requests at the same time; one of them is kept for acting when there are at least two
     * @param inWindow requests in a window, or what they cost together
     * @param window its length
     */
    public record Share(int atOnce, int inWindow, Duration window) {}

    /** Being inside. */
    public interface Pass extends AutoCloseable {
        @Override void close();
    }

    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final Duration HEAD_START = Duration.ofSeconds(1);
    private static final int KEPT_FOR_ACTING_PERCENT = 20;
    private static final int KEPT_FOR_LIVE_PERCENT = 60;

    private final Share share;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int inside;
    private int readingInside;
    private int actingWaits;
    private double left;
    private Instant filledAt;
    private Instant closedUntil = Instant.EPOCH;

    /** An open gate whose window is unused. */
    public Gate(Share share, InstantSource clock) {
        this.share = share;
        this.clock = clock;
        this.left = share.inWindow();
        this.filledAt = clock.instant();
    }

    /**
     * Waits for a place. {@code Fault.Retry} with the time to wait when the provider asked for a pause, when the window is used up, or
     * when no place was free for half a minute. Close the pass when the answer is there.
     */
    public Pass enter(Purpose purpose) throws FaultFound {
        return enter(purpose, 1);
    }

    /** The same for a request that costs so many of the window. */
    public Pass enter(Purpose purpose, int cost) throws FaultFound {
        boolean act = purpose == Purpose.ACT;
        lock.lock();
        try {
            long nanos = WAIT_MAX.toNanos();
            actingWaits += act ? 1 : 0;
            try {
                while (true) {
                    refuseWhileClosed(act);
                    if (hasPlace(act)) {
                        break;
                    }
                    if (nanos <= 0) {
                        throw new FaultFound(new Fault.Retry("too many requests to this mailbox are still under way",
                                Duration.ofSeconds(2)));
                    }
                    nanos = changed.awaitNanos(nanos);
                }
            } finally {
                actingWaits -= act ? 1 : 0;
            }
            spend(act, cost);
            inside++;
            readingInside += act ? 0 : 1;
            return pass(act);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultFound(new Fault.Retry("interrupted while waiting for a mailbox", HttpLine.RETRY_USUALLY));
        } finally {
            lock.unlock();
        }
    }

    private void refuseWhileClosed(boolean act) throws FaultFound {
        // Readers begin a moment later than acts, so that what waits to be hidden is hidden first.
        Instant until = act ? closedUntil : closedUntil.plus(HEAD_START);
        Instant now = clock.instant();
        if (now.isBefore(until)) {
            throw new FaultFound(new Fault.Retry("the provider asked for a pause for this mailbox", Duration.between(now, until)));
        }
    }

    private boolean hasPlace(boolean act) {
        if (act) {
            return inside < share.atOnce();
        }
        int forReading = Math.max(1, share.atOnce() - 1);
        return readingInside < forReading && inside < share.atOnce() && actingWaits == 0;
    }

    private void spend(boolean act, int cost) throws FaultFound {
        Instant now = clock.instant();
        double perNano = (double) share.inWindow() / share.window().toNanos();
        double gained = perNano * Math.max(0, Duration.between(filledAt, now).toNanos());
        left = Math.min(share.inWindow(), left + gained);
        filledAt = now;
        int percent = act ? 0 : Leisure.here() ? KEPT_FOR_LIVE_PERCENT : KEPT_FOR_ACTING_PERCENT;
        double kept = share.inWindow() * percent / 100.0;
        if (left - cost < kept) {
            long nanos = (long) Math.ceil((kept + cost - left) / perNano);
            throw new FaultFound(new Fault.Retry("this mailbox has had its share of requests for now", Duration.ofNanos(nanos)));
        }
        left -= cost;
    }

    private Pass pass(boolean act) {
        return new Pass() {
            private boolean closed;

            @Override public void close() {
                lock.lock();
                try {
                    if (!closed) {
                        closed = true;
                        inside--;
                        readingInside -= act ? 0 : 1;
                        changed.signalAll();
                    }
                } finally {
                    lock.unlock();
                }
            }
        };
    }

    /** The provider asked for this long a pause; everybody who uses the mailbox keeps it. */
    public void pause(Duration time) {
        lock.lock();
        try {
            Instant until = clock.instant().plus(time);
            closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
        } finally {
            lock.unlock();
        }
    }

    /** How long acting has to wait now; zero when it has not. */
    public Duration closedFor() {
        lock.lock();
        try {
            Instant now = clock.instant();
            return closedUntil.isAfter(now) ? Duration.between(now, closedUntil) : Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for a place. */
    int waiting() {
        lock.lock();
        try {
            return lock.getWaitQueueLength(changed);
        } finally {
            lock.unlock();
        }
    }

    /** Requests under way. */
    public int inside() {
        lock.lock();
        try {
            return inside;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is under way, this long at most; whether that came true. */
    public boolean quiet(Duration within) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.NANOSECONDS.convert(within);
            while (inside > 0 && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return inside == 0;
        } finally {
            lock.unlock();
        }
    }
}

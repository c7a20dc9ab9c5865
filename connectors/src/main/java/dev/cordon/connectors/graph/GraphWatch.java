package dev.cordon.connectors.graph;

import dev.cordon.connectors.wire.BackOff;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.read.MailReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one mailbox's subscription alive and turns its notifications into hints. While none can be had, a hint comes by the clock. After a
 * notification whose message no feed has told yet, hints follow after 2, 10 and 60 seconds.
 */
final class GraphWatch implements MailReader.Watch {
    /** When things are due. */
    record Timing(Duration poll, Duration renewAfter, List<Duration> again) {
        static final Timing USUAL = new Timing(Duration.ofSeconds(30), Duration.ofDays(3),
                List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60)));
    }

    /** How a subscription is had; nothing when notifications are not configured. */
    interface Subscriber {
        /** Makes, adopts or renews it. */
        void ensure(GraphLine line, GraphWatch watch) throws FaultFound;

        /** No longer wanted. */
        void leave(GraphWatch watch);
    }

    private final String address;
    private final GraphLine line;
    private final Awaited awaited;
    private final Subscriber subscriber;
    private final Timing timing;
    private final Runnable changed;
    private final BackOff backOff = new BackOff();
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean renew;
    private volatile boolean hinted;
    private volatile boolean listening;

    private GraphWatch(GraphLine line, Awaited awaited, Subscriber subscriber, Timing timing, Runnable changed) {
        this.address = line.address();
        this.line = line;
        this.awaited = awaited;
        this.subscriber = subscriber;
        this.timing = timing;
        this.changed = changed;
    }

    static GraphWatch start(GraphLine line, Awaited awaited, Subscriber subscriber, Timing timing, Runnable changed) {
        GraphWatch watch = new GraphWatch(line, awaited, subscriber, timing, changed);
        Thread.ofVirtual().name("graph watch " + line.address()).start(watch::run);
        return watch;
    }

    /** A watch on a mailbox that is not configured: it never hears anything. */
    static MailReader.Watch nothing() {
        return new MailReader.Watch() {
            @Override public boolean listening() {
                return false;
            }

            @Override public void close() { }
        };
    }

    String address() {
        return address;
    }

    /** A notification named this message; it is only a hint. */
    void hint(String messageId) {
        if (!messageId.isEmpty()) {
            awaited.expect(messageId);
        }
        hinted = true;
        wake.release();
    }

    /** The subscription is gone or must be confirmed: it is seen to at once. */
    void renew() {
        renew = true;
        wake.release();
    }

    @Override public boolean listening() {
        return listening && !backOff.over();
    }

    @Override public void close() {
        backOff.end();
        wake.release();
        subscriber.leave(this);
    }

    private void run() {
        try {
            while (!backOff.over()) {
                try {
                    renew = false;
                    subscriber.ensure(line, this);
                    listening = true;
                    backOff.reset();
                    changed.run();
                    listen();
                } catch (FaultFound e) {
                    listening = false;
                    changed.run();
                    waited(e.fault() instanceof Fault.Retry retry && retry.after().compareTo(timing.poll()) < 0 ? retry.after()
                            : timing.poll());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listening = false;
        }
    }

    private void listen() throws InterruptedException {
        long left = timing.renewAfter().toMillis();
        while (left > 0 && !backOff.over() && !renew) {
            int asked = 0;
            while (hinted && !backOff.over()) {
                hinted = false;
                changed.run();
            }
            while (!awaited.isEmpty() && asked < timing.again().size() && !renew && !backOff.over()) {
                waited(timing.again().get(asked));
                left -= timing.again().get(asked).toMillis();
                asked = hinted ? 0 : asked + 1;
                hinted = false;
                changed.run();
            }
            awaited.clear();
            if (!hinted && !renew && !backOff.over()) {
                // In pieces, so that what is left can be counted without a clock.
                long piece = Math.min(left, timing.poll().toMillis());
                if (!waited(Duration.ofMillis(piece))) {
                    left -= piece;
                }
            }
        }
    }

    /** Waits this long or until something happens; whether something did. */
    private boolean waited(Duration time) throws InterruptedException {
        boolean woken = wake.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
        return woken;
    }
}

package dev.cordon.connectors.google;

import dev.cordon.connectors.http.JsonBody;
import dev.cordon.connectors.wire.BackOff;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Pace;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.read.MailReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/**
 * Listens for hints. With Pub/Sub, Gmail is asked to publish ({@code users.watch}, which ends after seven days and is renewed every day),
 * and drops what is more than one notification a second for a user: so after each hint the change feed is asked a few times more.
 * Without Pub/Sub, and while it does not work, the place in the history is asked for instead, one unit of quota each time.
 */
final class GmailWatches {
    private static final int WATCH_UNITS = 100;
    private static final Duration RENEWED_AFTER = Duration.ofDays(1);
    private static final Duration RETRIED_AFTER = Duration.ofMinutes(1);
    private static final Duration QUIET_MAX = Duration.ofSeconds(30);
    /** Together a little more than the second in which further notifications are dropped; each look costs two units of quota. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
    private static final int LOOKS_AFTER = 4;
    private static final int LOOKS_MAX = 100;
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(30);

    private final PubSubWake wake;
    private final String topic;
    private final InstantSource clock;
    private final Pace pace = new Pace();

    /** @param topic the Pub/Sub topic; used when {@code wake} is on */
    GmailWatches(PubSubWake wake, String topic, InstantSource clock) {
        this.wake = wake;
        this.topic = topic;
        this.clock = clock;
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

    MailReader.Watch start(GmailAccess access, Runnable changed) {
        One one = new One(access, changed);
        Thread.ofVirtual().name("gmail watch " + access.address()).start(one::run);
        return one;
    }

    private final class One implements MailReader.Watch {
        private final GmailAccess access;
        private final Runnable changed;
        private final Semaphore hints = new Semaphore(0);
        private final Runnable hint = hints::release;
        private final BackOff backOff = new BackOff();
        private volatile boolean listening;
        private Instant renewAt = Instant.MIN;
        private boolean published;
        private boolean told;
        private String last = "";

        One(GmailAccess access, Runnable changed) {
            this.access = access;
            this.changed = changed;
        }

        @Override public boolean listening() {
            return listening && !backOff.over();
        }

        @Override public void close() {
            backOff.end();
            hints.release();
        }

        private void run() {
            wake.register(access.address(), hint);
            try {
                while (!backOff.over()) {
                    try {
                        renew();
                        if (published && wake.listening()) {
                            listen();
                        } else {
                            poll();
                        }
                        backOff.reset();
                    } catch (FaultFound e) {
                        listening = false;
                        backOff.pause(e.fault() instanceof Fault.Denied ? REFUSED_PAUSE
                                : e.fault() instanceof Fault.Retry retry ? retry.after() : Duration.ofSeconds(5));
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                listening = false;
                wake.forget(access.address(), hint);
            }
        }

        private void renew() {
            if (!wake.on() || clock.instant().isBefore(renewAt)) {
                return;
            }
            try {
                ObjectNode wish = JsonBody.object().put("topicName", topic).put("labelFilterBehavior", "exclude");
                wish.putArray("labelIds").add("DRAFT");
                access.post("/watch", wish, WATCH_UNITS);
                renewAt = clock.instant().plus(RENEWED_AFTER);
                published = true;
            } catch (FaultFound e) {
                // The mailbox is asked instead, and this is tried again; a watch that was there may still have days to live.
                renewAt = clock.instant().plus(e.fault() instanceof Fault.Retry retry && retry.after().compareTo(RETRIED_AFTER) > 0
                        ? retry.after() : RETRIED_AFTER);
                published = false;
            }
        }

        private void listen() throws InterruptedException {
            listening = true;
            tellOnce();
            if (hints.tryAcquire(QUIET_MAX.toMillis(), TimeUnit.MILLISECONDS) && !backOff.over()) {
                hints.drainPermits();
                changed.run();
                lookOn();
            }
        }

        // What comes within a second of a notification is not told by one of its own: a few more looks find it.
        private void lookOn() throws InterruptedException {
            int quiet = 0;
            // A bound, so that a mailbox that never rests is still renewed.
            for (int looks = 0; quiet < LOOKS_AFTER && looks < LOOKS_MAX && !backOff.over(); looks++) {
                boolean hinted = hints.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                hints.drainPermits();
                quiet = hinted ? 0 : quiet + 1;
                if (!backOff.over()) {
                    changed.run();
                }
            }
        }

        private void tellOnce() {
            if (!told) {
                told = true;
                changed.run();
            }
        }

        private void poll() throws FaultFound {
            pace.join();
            try {
                String now = access.historyId();
                listening = true;
                told = true;
                if (!now.equals(last)) {
                    last = now;
                    changed.run();
                }
                backOff.rest(pace.between());
            } finally {
                pace.leave();
            }
        }
    }
}

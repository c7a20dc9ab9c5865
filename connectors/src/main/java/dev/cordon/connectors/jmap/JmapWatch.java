package dev.cordon.connectors.jmap;

import dev.cordon.connectors.wire.BackOff;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Pace;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.read.MailReader;
import java.time.Duration;
import java.util.Optional;

/**
 * Listens on the event source (RFC 8620 §7.3) and reconnects with growing pauses. Where the server offers none, or answers 204 ("do not
 * ask again"), it asks for the state instead: one small call that names no message. Push is tried again after some minutes of that,
 * because servers are upgraded.
 */
final class JmapWatch implements MailReader.Watch {
    private static final int PING_SECONDS = 30;
    // Servers may stretch the ping to five minutes (RFC 8620 §7.3); silence longer than that is a dead connection.
    private static final Duration SILENCE_MAX = Duration.ofSeconds(330);
    private static final Duration SILENCE_USUAL = Duration.ofSeconds(3L * PING_SECONDS);
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(30);
    private static final Duration OURS_MAX = Duration.ofSeconds(5);
    private static final int POLLS_BEFORE_PUSH_AGAIN = 600;

    private final JmapAccess access;
    private final Pace pace;
    private final FaultFound.Question<String> state;
    private final Runnable changed;
    private final BackOff backOff = new BackOff();
    private volatile EventStream stream = new EventStream();
    private volatile boolean listening;

    private JmapWatch(JmapAccess access, Pace pace, FaultFound.Question<String> state, Runnable changed) {
        this.access = access;
        this.pace = pace;
        this.state = state;
        this.changed = changed;
    }

    static MailReader.Watch start(JmapAccess access, Pace pace, FaultFound.Question<String> state, Runnable changed) {
        JmapWatch watch = new JmapWatch(access, pace, state, changed);
        Thread.ofVirtual().name("jmap watch " + access.address()).start(watch::run);
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

    @Override public boolean listening() {
        return listening && !backOff.over();
    }

    @Override public void close() {
        backOff.end();
        stream.close();
    }

    private void run() {
        try {
            while (!backOff.over()) {
                try {
                    if (!push()) {
                        poll();
                    }
                    backOff.pause(Duration.ZERO);
                } catch (FaultFound e) {
                    listening = false;
                    backOff.pause(switch (e.fault()) {
                        case Fault.Retry retry -> askedFor(retry.after());
                        case Fault.Denied _ -> REFUSED_PAUSE;
                        case Fault.Gone _, Fault.CursorLost _, Fault.Unsupported _, Fault.Malformed _, Fault.NoRoom _ -> Duration.ofSeconds(5);
                    });
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listening = false;
        }
    }

    // Our own pauses begin short; a server that asks for a long one is obeyed.
    private static Duration askedFor(Duration after) {
        return after.compareTo(OURS_MAX) > 0 ? after : Duration.ZERO;
    }

    /** Listens until the connection ends; false when the server offers no push. */
    private boolean push() throws FaultFound, InterruptedException {
        try (EventStream mine = new EventStream()) {
            stream = mine;
            if (backOff.over()) {
                return true;
            }
            Optional<Integer> status = access.listen(mine, PING_SECONDS);
            if (status.isEmpty() || status.get() != 200) {
                return false;
            }
            listening = true;
            backOff.ease();
            changed.run();
            Duration silence = SILENCE_USUAL;
            while (!backOff.over()) {
                Optional<EventStream.Event> event = mine.next(silence);
                if (event.isEmpty()) {
                    break;
                }
                backOff.reset();
                if (event.get().name().equals("ping")) {
                    silence = SILENCE_MAX;
                } else {
                    changed.run();
                }
            }
            return true;
        } finally {
            listening = false;
        }
    }

    private void poll() throws FaultFound {
        pace.join();
        try {
            String last = "";
            for (int polls = 0; polls < POLLS_BEFORE_PUSH_AGAIN && !backOff.over(); polls++) {
                String now = state.ask();
                listening = true;
                backOff.reset();
                if (!now.equals(last)) {
                    changed.run();
                }
                last = now;
                backOff.rest(pace.between());
            }
        } finally {
            listening = false;
            pace.leave();
        }
    }
}

package dev.cordon.connectors.imap;

import dev.cordon.connectors.wire.BackOff;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.connectors.wire.Pace;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.read.MailReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * Listens on the inbox with IDLE (RFC 2177) on a connection of its own, and asks with NOOP where IDLE is not offered. IDLE is ended and
 * begun again every nine minutes: some servers stop telling after ten without closing the connection, where the RFC promises 29. After
 * every connect and every new beginning one hint is given, because something may have been missed.
 */
final class ImapWatch implements MailReader.Watch {
    private static final Duration IDLE_MAX = Duration.ofMinutes(9);
    private static final Duration SILENCE_MAX = IDLE_MAX.plusMinutes(1);
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(30);
    private static final Duration OTHER_PAUSE = Duration.ofSeconds(5);

    private final Optional<ImapBox> box;
    private final Pace pace;
    private final Runnable changed;
    private final BackOff backOff = new BackOff();
    private volatile Optional<IMAPProtocol> idling = Optional.empty();
    private volatile boolean listening;

    private ImapWatch(Optional<ImapBox> box, Pace pace, Runnable changed) {
        this.box = box;
        this.pace = pace;
        this.changed = changed;
    }

    static MailReader.Watch start(Optional<ImapBox> box, Pace pace, Runnable changed) {
        ImapWatch watch = new ImapWatch(box, pace, changed);
        if (box.isPresent()) {
            Thread.ofVirtual().name("imap watch " + box.get().address()).start(watch::run);
        }
        return watch;
    }

    @Override public boolean listening() {
        return listening && !backOff.over();
    }

    @Override public void close() {
        backOff.end();
        endIdle();
    }

    // DONE is sent from another thread; a connection that blocks even that is left to its time-out.
    private void endIdle() {
        idling.ifPresent(protocol -> Thread.ofVirtual().start(protocol::idleAbort));
    }

    private void run() {
        while (!backOff.over()) {
            try {
                listen();
                backOff.pause(Duration.ZERO);
            } catch (FaultFound e) {
                backOff.pause(switch (e.fault()) {
                    case Fault.Retry _ -> Duration.ZERO;
                    case Fault.Denied _ -> REFUSED_PAUSE;
                    case Fault.Gone _, Fault.CursorLost _, Fault.Unsupported _, Fault.Malformed _, Fault.NoRoom _ -> OTHER_PAUSE;
                });
            } finally {
                listening = false;
            }
        }
    }

    private void listen() throws FaultFound {
        ImapLine line = box.orElseThrow().openAnother(SILENCE_MAX);
        try {
            line.select("INBOX", false);
            listening = true;
            backOff.ease();
            changed.run();
            if (line.has("IDLE")) {
                idle(line);
            } else {
                poll(line);
            }
        } finally {
            idling = Optional.empty();
            listening = false;
            line.drop();
        }
    }

    private void idle(ImapLine line) throws FaultFound {
        IMAPProtocol protocol = line.protocol();
        while (!backOff.over()) {
            BackOff once = new BackOff();
            try {
                protocol.idleStart();
                idling = Optional.of(protocol);
                // closed between the check above and this line: nobody else will end it
                if (backOff.over()) {
                    endIdle();
                }
                Thread.ofVirtual().start(() -> {
                    once.rest(IDLE_MAX);
                    if (!once.over()) {
                        endIdle();
                    }
                });
                heard(protocol);
                backOff.reset();
            } catch (ProtocolException e) {
                throw ImapFaults.of(line.host(), "IDLE", e);
            } finally {
                once.end();
                idling = Optional.empty();
            }
            changed.run();
        }
    }

    private void heard(IMAPProtocol protocol) throws ProtocolException {
        boolean goesOn = true;
        while (goesOn) {
            Response response = protocol.readIdleResponse();
            goesOn = protocol.processIdleResponse(response);
            if (goesOn && isNews(response)) {
                changed.run();
            }
        }
    }

    private static boolean isNews(Response response) {
        return response instanceof IMAPResponse told && (told.keyEquals("EXISTS") || told.keyEquals("RECENT"));
    }

    private void poll(ImapLine line) throws FaultFound {
        pace.join();
        try {
            while (!backOff.over()) {
                List<Response> told = line.command("NOOP", "NOOP");
                backOff.reset();
                if (told.stream().anyMatch(ImapWatch::isNews)) {
                    changed.run();
                }
                backOff.rest(pace.between());
            }
        } finally {
            pace.leave();
        }
    }
}

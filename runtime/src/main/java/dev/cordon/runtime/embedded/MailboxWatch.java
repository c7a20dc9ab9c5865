package dev.cordon.runtime.embedded;

import dev.cordon.initiation.coverage.Recount;
import dev.cordon.initiation.coverage.Sweep;
import dev.cordon.kernel.desk.Standing;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.runtime.Lanes;
import dev.cordon.runtime.WorkStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Watches one mailbox: a hint or the timer makes a sweep, and what went wrong shows in how the mailbox stands. */
final class MailboxWatch implements AutoCloseable {
    // A server may lose a hint when something else happens in the mailbox at the same moment (Dovecot: inotify while it synchronises), and
    // bad mail often comes in company: after mail came, one more look soon, whatever the hints say.
    private static final Duration AFTER_MAIL = Duration.ofMillis(700);
    private static final Duration AFTER_DENIED = Duration.ofMinutes(5);
    private static final Duration AFTER_TROUBLE_MAX = Duration.ofMinutes(2);

    private final MailboxId mailbox;
    private final MailReader reader;
    private final Sweep sweep;
    private final Duration every;
    private final Consumer<List<Notice>> keep;
    private final Lanes lanes;
    private final InstantSource clock;
    private final Alarms alarms;
    private final Recounts recounts;
    private final Backfills backfills;
    private final Runnable woken;
    private final boolean paused;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private volatile Instant due;
    private volatile Instant lastSweep = Instant.EPOCH;
    private volatile String state;
    private volatile String words;
    private volatile boolean closed;
    private Instant again = Instant.EPOCH;
    private volatile int failures;
    private MailReader.Watch watch = new NoWatch();

    MailboxWatch(MailboxId mailbox, MailReader reader, Sweep sweep, Duration every, Consumer<List<Notice>> keep, Lanes lanes,
                 InstantSource clock, Alarms alarms, Recounts recounts, Backfills backfills, Runnable woken,
                 boolean paused) {
        this.mailbox = mailbox;
        this.reader = reader;
        this.sweep = sweep;
        this.every = every;
        this.keep = keep;
        this.lanes = lanes;
        this.clock = clock;
        this.alarms = alarms;
        this.recounts = recounts;
        this.backfills = backfills;
        this.woken = woken;
        this.paused = paused;
        this.due = paused ? Instant.MAX : clock.instant();
        this.state = paused ? "paused" : "connecting";
        this.words = paused ? "the configuration says so" : "";
    }

    /** Begins to listen. The first hint comes at once, and with it the first sweep. */
    void start() {
        if (paused) {
            return;
        }
        lanes.run("watch " + mailbox.key(), () -> {
            watch = reader.watch(mailbox, this::hinted);
            hinted();
        });
    }

    /** Something may have changed: sweeps soon, once for any number of hints. */
    void hinted() {
        if (!closed && !paused && wanted.compareAndSet(false, true)) {
            lanes.run("sweep " + mailbox.key(), this::run);
        }
    }

    /** When the timer wants the next sweep, or the next piece of older mail is due. */
    Instant due() {
        Instant next = backfills.next(mailbox);
        return paused || failures > 0 || due.isBefore(next) ? due : next;
    }

    /** Sweeps when the timer wants it, and counts again when that is due and the door is open. */
    void tick(Instant now) {
        if (!paused && failures == 0 && lastSweep.isAfter(Instant.EPOCH) && recounts.isDue(mailbox, now)) {
            lanes.run("sweep " + mailbox.key(), this::recount);
        }
        if (!paused && failures == 0 && backfills.isDue(mailbox, now)) {
            lanes.run("backfill " + mailbox.key(), this::backfill);
        }
        if (!now.isBefore(due)) {
            due = now.plus(every);
            hinted();
        }
    }

    private void run() {
        // Cleared before the sweep: a hint that comes while it runs makes another.
        wanted.set(false);
        if (closed) {
            return;
        }
        Answer<Sweep.Swept> answer;
        try {
            answer = sweep.run(mailbox, keep);
        } catch (WorkStore.NotKept e) {
            answer = Answer.unknown(new Fault.NoRoom(String.valueOf(e.getMessage())));
        }
        lastSweep = clock.instant();
        switch (answer) {
            case Answer.Known<Sweep.Swept> k -> swept(k.value());
            case Answer.Unknown<Sweep.Swept> u -> trouble(u.fault());
        }
        woken.run();
    }

    private void recount() {
        if (!closed) {
            recounts.run(mailbox, new Recount(reader, sweep, clock), keep);
            woken.run();
        }
    }

    private void backfill() {
        if (!closed) {
            backfills.run(mailbox, reader);
            woken.run();
        }
    }

    private void swept(Sweep.Swept swept) {
        failures = 0;
        words = "";
        state = watch.listening() ? "watching" : "polling";
        alarms.over("mailbox:" + mailbox.key());
        Instant now = clock.instant();
        if (swept.notices() > 0) {
            again = now.plus(AFTER_MAIL);
        }
        due = again.isAfter(now) && again.isBefore(now.plus(every)) ? again : now.plus(every);
        if (swept.more()) {
            hinted();
        }
    }

    private void trouble(Fault fault) {
        failures++;
        Duration wait = Duration.ofSeconds(1L << Math.min(failures, 10));
        Duration most = AFTER_TROUBLE_MAX.compareTo(every) < 0 ? AFTER_TROUBLE_MAX : every;
        wait = wait.compareTo(most) > 0 ? most : wait;
        switch (fault) {
            // EC-014: no retry storm against a door that was closed on purpose.
            case Fault.Denied _ -> {
                state = "denied";
                wait = AFTER_DENIED;
            }
            case Fault.Retry r -> {
                state = "unreachable";
                wait = r.after().compareTo(wait) > 0 ? r.after() : wait;
            }
            case Fault.Gone _, Fault.CursorLost _, Fault.Unsupported _, Fault.Malformed _, Fault.NoRoom _ -> state = "unreachable";
        }
        words = fault.what();
        due = clock.instant().plus(wait);
        if (failures > 2 || state.equals("denied")) {
            alarms.raise("mailbox:" + mailbox.key(), "mailbox " + mailbox.address() + " is " + state + ": " + fault.what());
        }
    }

    Standing.MailboxStanding standing(long arrived, long inspected, List<Standing.CoverageDay> days) {
        return new Standing.MailboxStanding(mailbox, state, words, arrived, inspected, lastSweep, days);
    }

    MailReader reader() {
        return reader;
    }

    MailboxId mailbox() {
        return mailbox;
    }

    /** Whether the configuration rests it. */
    boolean isPaused() {
        return paused;
    }

    @Override public void close() {
        closed = true;
        watch.close();
    }

    private static final class NoWatch implements MailReader.Watch {
        @Override public boolean listening() {
            return false;
        }

        @Override public void close() {
            // Nothing was opened.
        }
    }
}

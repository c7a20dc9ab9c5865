package dev.cordon.initiation.coverage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.port.read.Changes;
import dev.cordon.kernel.port.read.Cursor;
import dev.cordon.kernel.port.read.Cursors;
import dev.cordon.kernel.port.read.MailReader;

/**
 * Asks a mailbox for everything that arrived since the last time, and turns each arrival into a notice.
 *
 * <p>A hint from the provider only makes a sweep run sooner; the change feed is the truth. The cursor is saved only after the
 * notices before it were made durable, so a crash at any point repeats notices and never loses one; a repeated notice has the
 * same inspection id and so is the same work. When the provider no longer knows the cursor, everything received within a window
 * is asked for again, which is bounded and harmless for the same reason.
 */
public final class Sweep {

    /** The occasion from which the inspection id of an arrival is made: however often we hear of it, it is one inspection. */
    public static final String ARRIVAL = "arrival";

    /**
     * Bounds of one run.
     *
     * @param copiesMax copies asked for at once
     * @param pagesMax pages in one run; when there are more, the answer says so and the next run goes on
     * @param resyncWindow how far back to look when the cursor was lost
     */
    public record Settings(int copiesMax, int pagesMax, Duration resyncWindow) {
        /** 200 copies a page, 50 pages a run, 7 days back. */
        public static final Settings STANDARD = new Settings(200, 50, Duration.ofDays(7));

        /** Refuses bounds that would make no progress. */
        public Settings {
            if (copiesMax < 1 || pagesMax < 1 || resyncWindow.isNegative()) {
                throw new IllegalArgumentException("a sweep needs at least one copy, one page and a window that is not negative");
            }
        }
    }

    /**
     * What one run did.
     *
     * @param notices how many notices were handed over
     * @param more whether there is more right now: run again
     * @param started whether this was the first run, which only notes where to begin
     * @param resynchronised whether the cursor had been lost
     */
    public record Swept(int notices, boolean more, boolean started, boolean resynchronised) {}

    private final MailReader reader;
    private final Cursors cursors;
    private final InstantSource clock;
    private final Settings settings;

    /** Sweeps with ordinary bounds. */
    public Sweep(MailReader reader, Cursors cursors, InstantSource clock) {
        this(reader, cursors, clock, Settings.STANDARD);
    }

    /** Sweeps with bounds of its own. */
    public Sweep(MailReader reader, Cursors cursors, InstantSource clock, Settings settings) {
        this.reader = reader;
        this.cursors = cursors;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * One run. The first run of a mailbox notes the end of its change feed and hands over nothing: what arrives from now on is
     * protected.
     *
     * @param keep makes the notices durable before it returns; an exception from it stops the run with the cursor unmoved
     */
    public Answer<Swept> run(MailboxId mailbox, Consumer<List<Notice>> keep) {
        Optional<Cursor> saved = cursors.load(mailbox);
        if (saved.isEmpty()) {
            return reader.now(mailbox).map(cursor -> {
                cursors.save(mailbox, cursor);
                return new Swept(0, false, true, false);
            });
        }
        Answer<Changes> first = reader.changes(mailbox, saved.get(), settings.copiesMax());
        if (first instanceof Answer.Unknown<Changes> u && u.fault() instanceof Fault.CursorLost) {
            Instant from = clock.instant().minus(settings.resyncWindow());
            return reader.since(mailbox, from).then(changes -> follow(mailbox, changes, keep, true));
        }
        return first.then(changes -> follow(mailbox, changes, keep, false));
    }

    /** One run over everything received at or after a moment, seen or not; later runs go on from there. */
    public Answer<Swept> backfill(MailboxId mailbox, Instant from, Consumer<List<Notice>> keep) {
        return reader.since(mailbox, from).then(changes -> follow(mailbox, changes, keep, false));
    }

    private Answer<Swept> follow(MailboxId mailbox, Changes first, Consumer<List<Notice>> keep, boolean resynchronised) {
        Changes changes = first;
        int notices = 0;
        for (int page = 1;; page++) {
            List<Notice> found = notices(mailbox, changes);
            if (!found.isEmpty()) {
                keep.accept(found);
                notices += found.size();
            }
            cursors.save(mailbox, changes.next());
            if (!changes.more() || page == settings.pagesMax()) {
                return Answer.of(new Swept(notices, changes.more(), false, resynchronised));
            }
            switch (reader.changes(mailbox, changes.next(), settings.copiesMax())) {
                case Answer.Known<Changes> k -> changes = k.value();
                // What was handed over is safe, and the cursor stands behind it; the next run meets the fault again if it lasts.
                case Answer.Unknown<Changes> u -> {
                    return notices > 0 ? Answer.of(new Swept(notices, true, false, resynchronised)) : Answer.unknown(u.fault());
                }
            }
        }
    }

    private List<Notice> notices(MailboxId mailbox, Changes changes) {
        Instant now = clock.instant();
        return changes.arrived().stream().distinct()
                .map(id -> new Notice(InspectionId.of(mailbox, id, ARRIVAL), mailbox, id, Notice.Cause.SWEPT, now)).toList();
    }
}

package dev.cordon.runtime.embedded;

import dev.cordon.conclusion.AccountOrders;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.desk.BackfillOrder;
import dev.cordon.kernel.desk.BackfillStanding;
import dev.cordon.kernel.desk.ClawBack;
import dev.cordon.kernel.desk.CoverageReport;
import dev.cordon.kernel.desk.Desk;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.desk.Standing;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.port.keep.Blobs;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.read.Leisure;
import dev.cordon.kernel.verdict.Receipt;
import dev.cordon.merkle.Checkpoint;
import dev.cordon.runtime.Ending;
import dev.cordon.runtime.Lanes;
import dev.cordon.runtime.Phase;
import dev.cordon.runtime.Trips;
import dev.cordon.runtime.Work;
import dev.cordon.runtime.WorkStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The line, running. One scheduler hands due work to the lanes; a lane takes an inspection as far as it goes. */
public final class Running implements Desk, AutoCloseable {
    private static final int TAKEN_MAX = 500;
    private static final int OVERDUE_MAX = 20;
    private static final Duration TICK = Duration.ofSeconds(30);
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(1);
    private static final Duration AFTER_NOT_KEPT = Duration.ofSeconds(2);
    private static final Duration RELEASE_WAIT = Duration.ofSeconds(30);

    private final Parts parts;
    private final Lanes lanes;
    private final Lanes sweeps;
    private final Trips trips;
    private final List<MailboxWatch> watches = new ArrayList<>();
    private final Set<InspectionId> taken = ConcurrentHashMap.newKeySet();
    private final Map<InspectionId, CompletableFuture<Answer<Receipt>>> releases = new ConcurrentHashMap<>();
    private final List<Consumer<InspectionRow>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private final Instant startedAt;
    private Consumer<Instant> readDirectories = _ -> { };
    private boolean woken;
    private volatile boolean closing;
    private volatile Instant pausedUntil = Instant.EPOCH;
    private Thread scheduler = Thread.currentThread();
    private String savedCheckpoint = "";

    /** What the runtime is made of. */
    record Parts(Database db, SqliteWork work, Blobs blobs, FolderLedger ledger, Alarms alarms, Recounts recounts, Backfills backfills,
                 CoverageDesk coverage, ClawBacks clawBacks, Reports reports, AccountDesk accounts, InstantSource clock, boolean dryRun,
                 Duration ageAlarm, Consumer<String> saveCheckpoint, Runnable closing) {}

    Running(Parts parts, Lanes lanes, Lanes sweeps, Trips trips) {
        this.parts = parts;
        this.lanes = lanes;
        this.sweeps = sweeps;
        this.trips = trips;
        this.startedAt = parts.clock().instant();
    }

    /** Reads directories when it is time, and tells when they say something else than before. */
    void directories(Directories from, Consumer<Organisation> changed) {
        readDirectories = now -> {
            if (from.isDue(now)) {
                sweeps.run("directories", () -> from.refresh(changed));
            }
        };
    }

    void watch(MailboxWatch watch) {
        watches.add(watch);
    }

    /** The mailboxes in which something is done. */
    Set<MailboxId> active() {
        return watches.stream().filter(w -> !w.isPaused()).map(MailboxWatch::mailbox).collect(Collectors.toSet());
    }

    void start() {
        record(Entry.Kind.START, Json.EMPTY);
        // What arrives from now on is protected.
        active().forEach(mailbox -> parts.recounts().began(mailbox, startedAt));
        watches.forEach(MailboxWatch::start);
        scheduler = Thread.ofPlatform().name("scheduler").daemon(true).start(this::schedule);
    }

    private void record(Entry.Kind kind, Json.Obj body) {
        String key = kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + startedAt.toEpochMilli() + ":" + parts.ledger().size();
        var answer = parts.ledger().append(new Entry(kind, key, parts.clock().instant(), body));
        if (answer instanceof Answer.Unknown<Long> u) {
            parts.alarms().raise("ledger", "the ledger cannot be extended, so nothing is done to mailboxes: " + u.fault().what());
        }
    }

    /** Something may be due: the scheduler looks. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void schedule() {
        Instant nextTick = parts.clock().instant();
        while (!closing) {
            Instant now = parts.clock().instant();
            Instant until = now.plus(TICK);
            try {
                watches.forEach(w -> w.tick(now));
                if (!now.isBefore(nextTick)) {
                    overdue(now);
                    parts.coverage().remind(now);
                    readDirectories.accept(now);
                    sweeps.run("reports", this::followReports);
                    nextTick = now.plus(TICK);
                }
                checkpoint();
                until = now.isBefore(pausedUntil) ? pausedUntil : hand(now);
                if (!now.isBefore(pausedUntil)) {
                    parts.alarms().over("store");
                }
            } catch (WorkStore.NotKept e) {
                notKept(e);
                until = pausedUntil;
            }
            for (MailboxWatch w : watches) {
                until = w.due().isBefore(until) ? w.due() : until;
            }
            sleep(now, until);
        }
    }

    private Instant hand(Instant now) {
        int room = TAKEN_MAX - taken.size();
        if (room > 0) {
            for (Work work : parts.work().due(now, TAKEN_MAX)) {
                if (taken.size() < TAKEN_MAX && taken.add(work.inspection()) && !lanes.run(work.mailbox().key(), () -> take(work))) {
                    taken.remove(work.inspection());
                }
            }
        }
        return parts.work().nextDue(now).filter(due -> due.isBefore(now.plus(TICK))).orElse(now.plus(TICK));
    }

    private void sleep(Instant now, Instant until) {
        // A changed ledger wants its checkpoint remembered within a second.
        Instant soonest = savedCheckpoint.isEmpty() || parts.ledger().checkpoint().text().equals(savedCheckpoint) ? until
                : now.plus(CHECKPOINT_EVERY).isBefore(until) ? now.plus(CHECKPOINT_EVERY) : until;
        long nanos = Math.max(Duration.ofMillis(1).toNanos(), Duration.between(now, soonest).toNanos());
        lock.lock();
        try {
            while (!woken && nanos > 0) {
                nanos = wake.awaitNanos(nanos);
            }
            woken = false;
        } catch (InterruptedException e) {
            closing = true;
        } finally {
            lock.unlock();
        }
    }

    private void take(Work first) {
        Optional<Work> work = Optional.of(first);
        try {
            while (work.isPresent() && !closing) {
                Work now = work.get();
                work = parts.backfills().isLeisurely(now.inspection()) ? Leisure.during(() -> trips.step(now)) : trips.step(now);
            }
        } catch (WorkStore.NotKept e) {
            notKept(e);
        } finally {
            taken.remove(first.inspection());
            wake();
        }
    }

    // The work is as it was: when there is room again, everything goes on (EC-113).
    private void notKept(WorkStore.NotKept e) {
        pausedUntil = parts.clock().instant().plus(AFTER_NOT_KEPT);
        parts.alarms().raise("store", "work cannot be stored, so everything waits: " + e.getMessage());
    }

    private void overdue(Instant now) {
        for (Work work : parts.work().overdue(now.minus(parts.ageAlarm()), OVERDUE_MAX)) {
            parts.alarms().raise("age:" + work.inspection().value(), "inspection " + work.inspection().value() + " in " + work.mailbox().address()
                    + " has no outcome since " + work.since());
        }
    }

    private void checkpoint() {
        String text = parts.ledger().checkpoint().text();
        if (!text.equals(savedCheckpoint)) {
            parts.saveCheckpoint().accept(text);
            savedCheckpoint = text;
        }
    }

    void changed(InspectionRow row, Optional<Ending> ending) {
        listeners.forEach(listener -> listener.accept(row));
        ending.ifPresent(end -> {
            parts.backfills().ended(row.id());
            CompletableFuture<Answer<Receipt>> waiting = releases.get(row.id());
            if (waiting != null && end instanceof Ending.Released r) {
                waiting.complete(Answer.of(r.receipt()));
            } else if (waiting != null && end instanceof Ending.NotReleased n) {
                waiting.complete(Answer.unknown(n.fault()));
            }
        });
        wake();
    }

    /** Tells of every inspection whenever something about it changes, until closed. Called from many threads; must be quick. */
    public AutoCloseable subscribe(Consumer<InspectionRow> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Asks every mailbox for changes now, without waiting for a hint. */
    public void sweep() {
        watches.forEach(MailboxWatch::hinted);
    }

    /** Follows what readers reported, without waiting for the clock. */
    void followReports() {
        parts.reports().run(watches);
    }

    /** Whether nothing is waiting or running right now but what is due later. */
    public boolean isQuiet() {
        return taken.isEmpty() && parts.work().due(parts.clock().instant(), 1).isEmpty();
    }

    @Override public Standing standing() {
        Checkpoint checkpoint = parts.ledger().checkpoint();
        return new Standing(startedAt, parts.dryRun(), mailboxes(), parts.work().counts(), checkpoint.size(), hex(checkpoint),
                parts.ledger().checkpointAt(), parts.alarms().newest());
    }

    private List<Standing.MailboxStanding> mailboxes() {
        return watches.stream().map(w -> {
            long[] coverage = parts.db().first("SELECT arrived, inspected FROM coverage WHERE mailbox = ?",
                    r -> new long[] {r.number(1), r.number(2)}, w.mailbox().key()).orElse(new long[2]);
            return w.standing(coverage[0], coverage[1], parts.recounts().days(w.mailbox()));
        }).toList();
    }

    @Override public Answer<CoverageReport> coverage() {
        return Answer.of(parts.coverage().report(mailboxes(), parts.clock().instant()));
    }

    @Override public List<BackfillStanding> backfills() {
        return parts.backfills().standing(watches.stream().map(MailboxWatch::mailbox).toList());
    }

    @Override public Answer<List<BackfillStanding>> backfill(BackfillOrder order, String who) {
        return order.problem().isEmpty() ? chosen(order.mailboxes()).map(mailboxes -> {
            parts.backfills().order(order, mailboxes, who);
            wake();
            return backfills();
        }) : Answer.unknown(new Fault.Unsupported(order.problem()));
    }

    @Override public Answer<List<BackfillStanding>> restBackfill(List<String> addresses, boolean rest, String who) {
        return chosen(addresses).map(mailboxes -> {
            parts.backfills().rest(mailboxes, rest, who);
            wake();
            return backfills();
        });
    }

    @Override public Answer<String> answerTakeOver(String address, String act, String what, String who, String why) {
        Optional<AccountOrders.Act> known = Arrays.stream(AccountOrders.Act.values()).filter(a -> a.word().equals(act)).findFirst();
        Optional<MailboxId> mailbox = active().stream().filter(m -> m.address().equalsIgnoreCase(address)).findFirst();
        Optional<AccountOrders.Act> wanted = known.filter(a -> a == AccountOrders.Act.END_SESSIONS || !what.isEmpty());
        if (wanted.isEmpty() || mailbox.isEmpty() || why.isBlank()) {
            return Answer.unknown(new Fault.Unsupported(mailbox.isEmpty() ? "the mailbox " + address + " is paused or not in the configuration"
                    : why.isBlank() ? "this needs a reason" : "say which rule, or which act: switch-rule-off, end-sessions"));
        }
        if (parts.dryRun()) {
            return Answer.unknown(new Fault.Unsupported("Cordon only observes here, so nothing is done"));
        }
        return parts.accounts().run(mailbox.get(), wanted.get(), what, who, why);
    }

    @Override public Answer<ClawBack> clawBack(String messageId, boolean act, String who, String why) {
        return parts.clawBacks().run(messageId, act, who, why, watches.stream().filter(w -> !w.isPaused()).toList()).map(back -> {
            wake();
            return back;
        });
    }

    @Override public Answer<ClawBack> clawBack(InspectionId inspection, boolean act, String who, String why) {
        return outcome(inspection).then(outcome -> {
            String messageId = outcome.judgement().dossier().message().header("Message-ID").map(h -> h.value().strip()).orElse("");
            return messageId.isEmpty() ? Answer.unknown(new Fault.Unsupported("the message has no Message-ID, so its copies cannot be searched"))
                    : clawBack(messageId, act, who, why);
        });
    }

    // All that are not paused when none is named.
    private Answer<List<MailboxId>> chosen(List<String> addresses) {
        Set<MailboxId> active = active();
        for (String address : addresses) {
            if (active.stream().noneMatch(m -> m.address().equalsIgnoreCase(address))) {
                return Answer.unknown(new Fault.Unsupported("the mailbox " + address + " is paused or not in the configuration"));
            }
        }
        return Answer.of(watches.stream().map(MailboxWatch::mailbox).filter(active::contains)
                .filter(m -> addresses.isEmpty() || addresses.stream().anyMatch(m.address()::equalsIgnoreCase)).toList());
    }

    private static String hex(Checkpoint checkpoint) {
        return checkpoint.size() == 0 ? "" : HexFormat.of().formatHex(checkpoint.root().bytes());
    }

    @Override public List<InspectionRow> inspections(int max) {
        return parts.work().rows(max);
    }

    @Override public Answer<Outcome> outcome(InspectionId inspection) {
        return parts.work().outcome(inspection);
    }

    /** The bytes of an inspected message; {@code who} goes to the ledger as a view. */
    public Answer<Raw> raw(InspectionId inspection, String who) {
        return outcome(inspection).then(outcome -> {
            Instant now = parts.clock().instant();
            Json.Obj body = new Json.Obj(Map.of("inspection", new Json.Str(inspection.value()), "who", new Json.Str(who)));
            Entry view = new Entry(Entry.Kind.VIEW, "view:" + inspection.value() + ":" + who + ":" + now.toEpochMilli(), now, body);
            return parts.ledger().append(view).then(_ -> parts.blobs().get(outcome.judgement().dossier().intake().content()));
        });
    }

    /**
     * Puts a message back where it was. It becomes stored work first, so that a restart carries it out too; when it takes longer
     * than half a minute the answer is a {@code Retry}, and it still goes on.
     */
    @Override public Answer<Receipt> release(InspectionId inspection, String who, String why) {
        return outcome(inspection).then(outcome -> {
            MailboxId mailbox = outcome.judgement().dossier().intake().notice().mailbox();
            if (!active().contains(mailbox)) {
                return Answer.unknown(new Fault.Unsupported("the mailbox " + mailbox.address()
                        + " is paused or no longer in the configuration, so nothing is done in it"));
            }
            if (parts.work().isOpen(inspection)) {
                return Answer.unknown(new Fault.Retry("the message is being worked on right now", Duration.ofSeconds(1)));
            }
            Instant now = parts.clock().instant();
            Json.Obj input = new Json.Obj(Map.of("who", new Json.Str(who), "why", new Json.Str(why)));
            CompletableFuture<Answer<Receipt>> answer = releases.computeIfAbsent(inspection, _ -> new CompletableFuture<>());
            parts.work().release(new Work(inspection, mailbox, Phase.RELEASE, input, "", 0, now, now, 0));
            wake();
            return await(inspection, answer);
        });
    }

    private Answer<Receipt> await(InspectionId inspection, CompletableFuture<Answer<Receipt>> answer) {
        Fault.Retry later = new Fault.Retry("the message is still being put back; look again in a moment", Duration.ofSeconds(5));
        try {
            return answer.get(RELEASE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Answer.unknown(later);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.unknown(later);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a release broke down", e);
        } finally {
            releases.remove(inspection, answer);
        }
    }

    /** Ends in good order: what has begun is finished, everything else waits in the store for the next start. */
    @Override public void close() {
        if (closing) {
            return;
        }
        closing = true;
        watches.forEach(MailboxWatch::close);
        wake();
        sweeps.close();
        lanes.close();
        joinScheduler();
        record(Entry.Kind.STOP, Json.EMPTY);
        lastCheckpoint();
        parts.closing().run();
        parts.ledger().close();
        parts.db().close();
    }

    // Without room the one remembered before stays: the ledger goes on from that one too, and everything else must be closed.
    private void lastCheckpoint() {
        try {
            checkpoint();
        } catch (WorkStore.NotKept e) {
            notKept(e);
        }
    }

    private void joinScheduler() {
        try {
            scheduler.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

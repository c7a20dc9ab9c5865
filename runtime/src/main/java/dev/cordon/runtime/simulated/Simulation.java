package dev.cordon.runtime.simulated;

import dev.cordon.application.Application;
import dev.cordon.conclusion.Conclusion;
import dev.cordon.conclusion.guards.ActCounter;
import dev.cordon.conclusion.guards.GuardLimits;
import dev.cordon.initiation.coverage.Sweep;
import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.flow.Line;
import dev.cordon.kernel.flow.Notice;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.ProviderMessageId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.verdict.Disposition;
import dev.cordon.kernel.verdict.Verdict;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.runtime.Phase;
import dev.cordon.runtime.Trips;
import dev.cordon.runtime.Wired;
import dev.cordon.runtime.Wiring;
import dev.cordon.runtime.Work;
import dev.cordon.testkit.MemoryBlobs;
import dev.cordon.testkit.MemoryCursors;
import dev.cordon.testkit.MemoryHistory;
import dev.cordon.testkit.MemoryLedger;
import dev.cordon.testkit.MemoryMailboxes;
import dev.cordon.testkit.MemoryRecords;
import dev.cordon.verification.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One run of the real four stages on a virtual clock. The seed decides what arrives, what its owners do meanwhile, what goes wrong,
 * when the process dies, and in which order everything happens; so the same seed gives the same run to the last ledger entry.
 */
public final class Simulation {
    private static final int FAULTS_PER_MILLE = 120;
    private static final int STEPS_PER_MESSAGE = 200;
    private static final int LOOKS_MAX = 2;
    private static final Duration SPREAD = Duration.ofSeconds(20);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private record Event(Instant at, long tie, Runnable what) {}

    /** One message that arrived. */
    record Arrival(MailboxId mailbox, ProviderMessageId id, long number, SampleMail.Kind kind, ContentHash content) {}

    /**
     * What a run left behind, for those who want to look at it themselves.
     *
     * @param requests how many requests to tenants were begun or ended, when they were counted for {@link Course#diesAt}
     * @param touched the numbers of the messages that a person did something with
     * @param acts what was changed in mailboxes
     * @param ledgerAtActs how many entries the ledger had at each of these acts
     */
    record Left(Report report, long requests, Tenants mail, MemoryLedger ledger, MemoryWork store, List<Arrival> arrivals, Set<Long> touched,
                List<MemoryMailboxes.Act> acts, List<Integer> ledgerAtActs) {}

    private final long seed;
    private final Size size;
    private final Plant plant;
    private final Course course;
    private final SplittableRandom random;
    private final VirtualClock clock = new VirtualClock();
    private final Chance chance;
    private final Tenants mail;
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final MemoryRecords records = new MemoryRecords();
    private final MemoryCursors cursors = new MemoryCursors();
    private final MemoryLedger ledger;
    private final MemoryWork store;
    private final Setting setting;
    private final Injected injected = new Injected();
    private final RememberedApplication application;
    private final PriorityQueue<Event> world = new PriorityQueue<>((a, b) -> a.at().equals(b.at()) ? Long.compare(a.tie(), b.tie())
            : a.at().compareTo(b.at()));
    private final List<MailboxId> mailboxes = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Set<Long> touched = new HashSet<>();
    private final Set<MailboxId> retried = new HashSet<>();
    private final Set<MailboxId> wanted = new LinkedHashSet<>();
    private final Map<MailboxId, Work> current = new HashMap<>();
    private final List<MemoryMailboxes.Act> acts = new ArrayList<>();
    private final List<Integer> ledgerAtActs = new ArrayList<>();
    private Map<String, Sweep> sweeps = Map.of();
    private Trips trips;
    private long steps;
    private int crashes;
    private boolean calm;

    private Simulation(long seed, Size size, Setting setting, Plant plant, Course course) {
        this.course = course;
        this.setting = setting;
        this.seed = seed;
        this.size = size;
        this.plant = plant;
        this.random = new SplittableRandom(seed);
        this.chance = new Chance(random.split(), FAULTS_PER_MILLE, injected);
        chance.dieAt(course.diesAt());
        setting.mailboxes(size, new TenantId("drill"), mailboxes);
        this.mail = new Tenants(mailboxes, clock, random, chance, injected, plant, (time, what) -> at(clock.instant().plus(time), what),
                this::ownerInterferes);
        this.ledger = new MemoryLedger(chance);
        this.store = new MemoryWork(records, clock, chance::step);
        this.application = new RememberedApplication(Application.standard());
        this.trips = start();
    }

    /** Runs one seed. */
    public static Report run(long seed, Size size) {
        return run(seed, size, Plant.NONE);
    }

    /** Runs one seed in a place of one's own. */
    public static Report run(long seed, Size size, Setting setting) {
        return left(new Simulation(seed, size, setting, Plant.NONE, Course.DRAWN)).report();
    }

    static Left left(long seed, Size size, Setting setting, Plant plant, Course course) {
        return left(new Simulation(seed, size, setting, plant, course));
    }

    static Report run(long seed, Size size, Plant plant) {
        return left(seed, size, plant).report();
    }

    static Left left(long seed, Size size, Plant plant) {
        return left(new Simulation(seed, size, Setting.INVENTED, plant, Course.DRAWN));
    }

    private static Left left(Simulation s) {
        String failure = "";
        try {
            s.live();
        } catch (Violation e) {
            failure = String.valueOf(e.getMessage());
        }
        Map<String, Long> states = new TreeMap<>();
        s.store.rows().values().forEach(row -> states.merge(row.state(), 1L, Long::sum));
        Report report = new Report(s.seed, failure, s.ledger.root(), s.steps, s.crashes, s.acts.size(), states, s.injected.counts());
        return new Left(report, s.chance.requests(), s.mail, s.ledger, s.store, s.arrivals, s.touched, s.acts, s.ledgerAtActs);
    }

    // Everything that a restart makes anew: stages, counters, watches, what was being worked on.
    private Trips start() {
        current.clear();
        wanted.clear();
        mail.restart();
        Map<String, Sweep> sweeping = new HashMap<>();
        Map<String, Wired> lines = new HashMap<>();
        GuardLimits limits = new GuardLimits(false, Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofHours(1), List.of());
        Wiring.Common common = new Wiring.Common(setting.organisation(), setting.policy(), blobs, records, plant.ledger(ledger),
                new MemoryHistory(chance), Dns.NONE, Rules.BUILTIN,
                new Conclusion.Settings(Duration.ofHours(72), limits, ActCounter.inMemory(1_000)), clock);
        mail.systems().forEach((connector, system) -> {
            MailReader reader = plant.reader(system.reader());
            sweeping.put(connector, new Sweep(reader, cursors, clock));
            lines.put(connector, wired(Wiring.wire(common, reader, plant.actor(new WatchedActor(system, plant::door, ledger,
                    this::ownerInterferes, acts, ledgerAtActs)))));
        });
        sweeps = sweeping;
        return new Trips(mailbox -> Optional.ofNullable(lines.get(mailbox.connector())), store, blobs, clock, seed, new Trips.Alarms() {
            @Override public void raise(String about, String words) {
                // Alarms are for people; the invariants look at what happened.
            }

            @Override public void bundle(Work work, Throwable defect) {
                throw new Violation("a stage broke down on " + work.inspection().value() + ": " + defect);
            }
        });
    }

    private Wired wired(Wired real) {
        Line line = new Line(real.line().initiation(), CloserLook.application(application),
                plant.verification(CloserLook.verification(real.line().verification(), true),
                        CloserLook.verification(real.line().verification(), false)), real.line().conclusion());
        return new Wired(line, real.parked(), real.again(), real.restoring());
    }

    private Answer<Sweep.Swept> swept(MailboxId mailbox, Consumer<List<Notice>> keep) {
        return Objects.requireNonNull(sweeps.get(mailbox.connector())).run(mailbox, keep);
    }

    private void live() {
        for (MailboxId mailbox : mailboxes) {
            Answer<Sweep.Swept> _ = swept(mailbox, _ -> { });
        }
        watch();
        Instant end = clock.instant();
        for (int i = 0; i < size.messages(); i++) {
            MailboxId mailbox = mailboxes.get(random.nextInt(mailboxes.size()));
            end = end.plusMillis(random.nextLong(SPREAD.toMillis()));
            at(end, () -> deliver(mailbox));
        }
        if (course.storm().isZero()) {
            storms(end);
        } else {
            mail.systems().values().forEach(system -> at(clock.instant().plusSeconds(1), system::storm));
            Instant over = clock.instant().plus(course.storm());
            mail.systems().values().forEach(system -> at(over, system::begin));
            end = over.isAfter(end) ? over : end;
        }
        at(end.plus(SWEEP_EVERY), () -> {
            chance.calm();
            mail.calm();
            calm = true;
        });
        timer(clock.instant().plus(SWEEP_EVERY), end.plus(SWEEP_EVERY.multipliedBy(3)));
        chance.begin();
        mail.begin();
        long most = (long) STEPS_PER_MESSAGE * size.messages() + course.storm().toSeconds() * mailboxes.size();
        while (happen()) {
            if (++steps > most) {
                throw new Violation("does not come to rest: " + store.open().size() + " inspections still open; " + busiest());
            }
        }
        judgeTheWhole();
    }

    // What lasts a while begins at some moments while mail arrives, and ends at others.
    private void storms(Instant end) {
        long span = Math.max(1, Duration.between(clock.instant(), end).toMillis());
        for (MailSystem system : mail.systems().values()) {
            for (int i = random.nextInt(4); i > 0; i--) {
                Instant begins = clock.instant().plusMillis(random.nextLong(span));
                at(begins, () -> upset(system));
                at(begins.plusSeconds(random.nextInt(5, 600)), () -> upset(system));
            }
        }
    }

    private void upset(MailSystem system) {
        if (!calm) {
            system.upset();
        }
    }

    // What kept it busy, for whoever repeats the seed.
    private String busiest() {
        return "at " + clock.instant() + ", mailboxes asked for again: " + wanted.stream().map(MailboxId::key).toList() + ", waiting: "
                + store.open().stream().filter(w -> !finished(w)).map(w -> w.phase() + " of " + w.mailbox().key() + " tried " + w.attempt()
                + " times, due " + w.due() + ", because " + store.waitsFor(w.inspection())).toList();
    }

    private void at(Instant when, Runnable what) {
        world.add(new Event(when, random.nextLong(), what));
    }

    private void timer(Instant when, Instant until) {
        at(when, () -> {
            if (plant.asksByTheClock()) {
                wanted.addAll(mailboxes);
            }
            if (random.nextInt(20) == 0 && !calm) {
                injected.one(Injected.Kind.CURSOR_LOST);
                mail.forgetCursors(mailboxes.get(random.nextInt(mailboxes.size())));
            }
            if (when.isBefore(until)) {
                timer(when.plus(SWEEP_EVERY), until);
            }
        });
    }

    private void watch() {
        mailboxes.forEach(m -> mail.watch(m, () -> wanted.add(m)));
    }

    private void deliver(MailboxId mailbox) {
        // The mail system numbers copies in the order of delivery, and so must we: the order of drawing differs from it.
        long number = arrivals.size();
        SampleMail.Sample sample = SampleMail.draw(random, number, mailbox.address());
        // Noted before the hint, because the process may die while it is told.
        Arrival arrival = new Arrival(mailbox, new ProviderMessageId("none"), number, sample.kind(), sample.raw().hash());
        arrivals.add(arrival);
        ProviderMessageId id = mail.deliver(mailbox, number, sample.raw());
        arrivals.set(arrivals.size() - 1, new Arrival(mailbox, id, number, sample.kind(), arrival.content()));
    }

    /** One thing happens; false when nothing is left to happen. */
    private boolean happen() {
        List<Runnable> possible = possible();
        while (possible.isEmpty()) {
            Optional<Instant> next = next();
            if (next.isEmpty()) {
                return false;
            }
            clock.reach(next.get());
            possible = possible();
        }
        clock.advance(Duration.ofMillis(random.nextInt(20)));
        try {
            plant.beforeEvent();
            possible.get(random.nextInt(possible.size())).run();
            if (!calm && random.nextInt(60) == 0) {
                ownerActs();
            }
            if (!calm && random.nextInt(80) == 0) {
                personReleases();
            }
        } catch (Crash e) {
            crash();
        }
        return true;
    }

    private List<Runnable> possible() {
        List<Runnable> possible = new ArrayList<>();
        Instant now = clock.instant();
        if (!world.isEmpty() && !world.element().at().isAfter(now)) {
            possible.add(() -> world.remove().what().run());
        }
        for (MailboxId mailbox : mailboxes) {
            if (wanted.contains(mailbox)) {
                possible.add(() -> sweep(mailbox));
            }
            Optional<Work> due = lane(mailbox, now);
            due.ifPresent(work -> possible.add(() -> step(work)));
        }
        return possible;
    }

    // Per mailbox one after another: what was begun goes on, else the oldest that is due.
    private Optional<Work> lane(MailboxId mailbox, Instant now) {
        Work begun = current.get(mailbox);
        if (begun != null) {
            return Optional.of(begun);
        }
        List<Work> due = new ArrayList<>();
        for (Work w : store.open()) {
            if (!w.due().isAfter(now) && w.mailbox().equals(mailbox) && !finished(w)) {
                due.add(w);
            }
        }
        return due.isEmpty() ? Optional.empty() : Optional.of(plant.newestFirst() ? due.getLast() : due.getFirst());
    }

    // A message that stays held would be looked at for days of virtual time: two looks show what there is to see.
    private boolean finished(Work work) {
        return calm && work.looks() > LOOKS_MAX;
    }

    private Optional<Instant> next() {
        Optional<Instant> due = store.open().stream().filter(w -> !finished(w)).map(Work::due).min(Instant::compareTo);
        Optional<Instant> event = Optional.ofNullable(world.peek()).map(Event::at);
        return due.isEmpty() ? event : event.isEmpty() || due.get().isBefore(event.get()) ? due : event;
    }

    private void step(Work work) {
        Optional<Work> next = trips.step(work);
        next.ifPresentOrElse(w -> current.put(work.mailbox(), w), () -> current.remove(work.mailbox()));
    }

    private void sweep(MailboxId mailbox) {
        wanted.remove(mailbox);
        switch (swept(mailbox, plant.keep(store::keep))) {
            case Answer.Known<Sweep.Swept> k -> {
                if (k.value().more()) {
                    wanted.add(mailbox);
                }
            }
            case Answer.Unknown<Sweep.Swept> _ -> {
                // One retry for each mailbox, however often it is wanted meanwhile.
                if (retried.add(mailbox)) {
                    at(clock.instant().plusSeconds(random.nextInt(1, 10)), () -> {
                        retried.remove(mailbox);
                        wanted.add(mailbox);
                    });
                }
            }
        }
    }

    // The process dies and starts again: only what is stored is left, and every mailbox is swept.
    private void crash() {
        crashes++;
        plant.crashed();
        clock.advance(Duration.ofSeconds(random.nextInt(1, 20)));
        trips = start();
        watch();
        wanted.addAll(mailboxes);
    }

    private void ownerInterferes() {
        if (!calm && random.nextInt(25) == 0) {
            ownerActs();
        }
    }

    private void ownerActs() {
        if (arrivals.isEmpty()) {
            return;
        }
        Arrival one = arrivals.get(random.nextInt(arrivals.size()));
        injected.one(Injected.Kind.OWNER_INTERFERED);
        switch (random.nextInt(5)) {
            case 0 -> mail.ownerMoves(one.mailbox(), one.number(), "archive");
            case 1 -> mail.ownerMoves(one.mailbox(), one.number(), "inbox");
            case 2 -> mail.ownerMoves(one.mailbox(), one.number(), "trash");
            case 3 -> mail.ownerDeletes(one.mailbox(), one.number());
            default -> {
                mail.ownerReads(one.mailbox(), one.number());
                return;
            }
        }
        touched.add(one.number());
    }

    private void personReleases() {
        List<InspectionId> hidden = new ArrayList<>();
        store.outcomes().forEach((id, outcome) -> {
            boolean open = store.open().stream().anyMatch(w -> w.inspection().equals(id));
            if (!open && outcome instanceof Outcome.Concluded c && c.decision().disposition() == Disposition.QUARANTINE) {
                hidden.add(id);
            }
        });
        if (hidden.isEmpty()) {
            return;
        }
        InspectionId id = hidden.get(random.nextInt(hidden.size()));
        injected.one(Injected.Kind.PERSON_RELEASED);
        Json.Obj input = new Json.Obj(Map.of("who", new Json.Str("admin"), "why", new Json.Str("drill")));
        MailboxId mailbox = store.rows().get(id) instanceof InspectionRow row ? row.mailbox() : mailboxes.getFirst();
        store.release(new Work(id, mailbox, Phase.RELEASE, input, "", 0, clock.instant(), clock.instant(), 0));
        arrivals.stream().filter(a -> a.mailbox().equals(mailbox)).forEach(a -> touched.add(a.number()));
    }

    private void judgeTheWhole() {
        if (!ledger.verifies()) {
            throw new Violation("the ledger does not verify");
        }
        MailboxOrder.check(store.notices(), ledger, store::wasPutOff);
        Map<String, Notice> noticed = new LinkedHashMap<>();
        store.notices().forEach(n -> noticed.putIfAbsent(n.mailbox().key() + "|" + n.message().value(), n));
        for (Arrival a : arrivals) {
            Notice notice = noticed.get(a.mailbox().key() + "|" + a.id().value());
            if (notice == null) {
                if (!touched.contains(a.number()) && !a.id().value().equals("none")) {
                    throw new Violation("m" + a.number() + " was lost: it arrived, and nothing knows of it");
                }
                continue;
            }
            judge(a, notice);
        }
        for (Work work : store.open()) {
            if (work.looks() <= LOOKS_MAX) {
                throw new Violation("inspection " + work.inspection().value() + " never ended");
            }
        }
    }

    private void judge(Arrival a, Notice notice) {
        if (!store.isInspected(notice.inspection())) {
            throw new Violation("m" + a.number() + " has no outcome: coverage does not close");
        }
        Outcome outcome = store.outcomes().get(notice.inspection());
        if (outcome == null) {
            InspectionRow row = store.rows().get(notice.inspection());
            if (row != null && row.state().equals("vanished") && !touched.contains(a.number()) && !mail.folderOf(a.mailbox(), a.number()).isEmpty()) {
                throw new Violation("m" + a.number() + " was taken for gone, and is in " + mail.folderOf(a.mailbox(), a.number()));
            }
            return;
        }
        if (!outcome.judgement().dossier().intake().content().equals(a.content())) {
            throw new Violation("m" + a.number() + " was judged by other bytes than those that arrived");
        }
        Verdict verdict = outcome.judgement().verdict();
        if (a.kind() != SampleMail.Kind.GOOD && verdict == Verdict.CLEAN) {
            throw new Violation("m" + a.number() + " is harmful (" + a.kind() + ") and was called clean");
        }
        if (outcome instanceof Outcome.Concluded c && c.decision().reason().code().equals("act.no-room")) {
            throw new Violation("m" + a.number() + " was only marked for want of room, and the mail system had room");
        }
        boolean hides = outcome instanceof Outcome.Concluded c && c.decision().disposition() == Disposition.QUARANTINE;
        if (hides && !touched.contains(a.number()) && !mail.folderOf(a.mailbox(), a.number()).equals("quarantine")) {
            throw new Violation("m" + a.number() + " was ordered into quarantine and is in " + mail.folderOf(a.mailbox(), a.number()));
        }
    }
}

package dev.cordon.runtime.embedded;

import dev.cordon.conclusion.Conclusion;
import dev.cordon.conclusion.guards.ActCounter;
import dev.cordon.conclusion.guards.GuardLimits;
import dev.cordon.conclusion.policy.Policy;
import dev.cordon.connectors.Connector;
import dev.cordon.connectors.Connectors;
import dev.cordon.initiation.coverage.Sweep;
import dev.cordon.kernel.config.ConnectorConfig;
import dev.cordon.kernel.config.DirectoryConfig;
import dev.cordon.kernel.config.MailboxConfig;
import dev.cordon.kernel.identity.MailboxId;
import dev.cordon.kernel.identity.TenantId;
import dev.cordon.kernel.port.act.MailActor;
import dev.cordon.kernel.port.read.Directory;
import dev.cordon.kernel.port.read.MailReader;
import dev.cordon.runtime.Authority;
import dev.cordon.runtime.Lanes;
import dev.cordon.runtime.PolicyFile;
import dev.cordon.runtime.Trips;
import dev.cordon.runtime.Wired;
import dev.cordon.runtime.Wiring;
import dev.cordon.runtime.WorkStore;
import dev.cordon.runtime.config.Config;
import dev.cordon.runtime.config.Mode;
import dev.cordon.runtime.rules.KeptPacks;
import dev.cordon.runtime.rules.RuleLoader;
import dev.cordon.verification.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Starts the line in one process. */
public final class EmbeddedRuntime {
    private static final Duration ORDER_EXPIRY = Duration.ofHours(72);
    private static final Duration GUARD_WINDOW = Duration.ofHours(1);
    private static final int ACTS_REMEMBERED_MAX = 10_000;
    private static final int SWEEPS_TOGETHER = 16;

    private EmbeddedRuntime() {}

    /**
     * What surrounds a runtime; tests give their own.
     *
     * @param wirer builds the line of a connector; {@link Wiring#wire} but in tests
     * @param seed decides the jitter of retries
     * @param directories opens what is read of who works where
     */
    public record Surroundings(InstantSource clock, Door.Opener doors, Wirer wirer, long seed, DirectoryOpener directories) {
        /** With the directories of real tenants. */
        public Surroundings(InstantSource clock, Door.Opener doors, Wirer wirer, long seed) {
            this(clock, doors, wirer, seed, (connector, wish) -> Connectors.directory(connector, wish, clock));
        }
    }

    /** Opens directories. */
    @FunctionalInterface
    public interface DirectoryOpener {
        /** Opens the directory of a connector; reaching it may fail later, and be tried again. */
        Directory open(ConnectorConfig connector, DirectoryConfig wish);
    }

    /** Builds the line of one connector. */
    @FunctionalInterface
    public interface Wirer {
        /** As {@link Wiring#wire}. */
        Wired wire(Wiring.Common common, MailReader reader, MailActor actor);
    }

    /** Starts with the connectors and the policy that the configuration names, by the machine's clock. */
    public static Running open(Config config) throws StartRefused {
        for (ConnectorConfig connector : config.connectors()) {
            List<String> problems = Connectors.problems(connector);
            if (!problems.isEmpty()) {
                throw new StartRefused("connector " + connector.name() + ": " + String.join("; ", problems), "correct the configuration");
            }
        }
        TenantId tenant = new TenantId(config.tenant());
        return open(config, connector -> {
            Connector door = Connectors.open(connector, tenant, InstantSource.system());
            return new Door(door.reader(), door.actor(), door::close);
        });
    }

    /** Starts with the policy that the configuration names, by the machine's clock. */
    public static Running open(Config config, Door.Opener doors) throws StartRefused {
        PolicyFile.Reading reading = PolicyFile.read(config.policy());
        if (!reading.problem().isEmpty()) {
            throw new StartRefused(reading.problem(), "`cordon policy check` shows every mistake with its place");
        }
        return open(config, reading.policy(), doors);
    }

    /** Starts with a policy that was read already, by the machine's clock. */
    public static Running open(Config config, Policy policy, Door.Opener doors) throws StartRefused {
        InstantSource clock = InstantSource.system();
        return open(config, policy, new Surroundings(clock, doors, Wiring::wire, clock.millis()));
    }

    /** Starts. Refuses with one clear sentence when the folder, a key, the ledger or the store cannot be used. */
    public static Running open(Config config, Policy policy, Surroundings around) throws StartRefused {
        Path folder = Path.of(config.store().folder());
        Secrets.privateFolder(folder);
        for (String sub : List.of("blobs", "ledger", "secrets", "parked")) {
            Secrets.privateFolder(folder.resolve(sub));
        }
        Secrets secrets = new Secrets(folder.resolve("secrets"));
        byte[] master = secrets.master();
        FolderBlobs blobs = new FolderBlobs(folder.resolve("blobs"), master);
        Database db;
        try {
            db = Database.open(folder.resolve("state.db"), true);
            Schema.migrate(db);
        } catch (WorkStore.NotKept e) {
            throw new StartRefused("the store " + folder.resolve("state.db") + " cannot be used: " + e.getMessage(),
                    "is another Cordon running on it, or is the disk full?", e);
        }
        boolean opened = false;
        try {
            Running running = assemble(config, policy, around, folder, secrets, blobs, db);
            opened = true;
            return running;
        } finally {
            if (!opened) {
                db.close();
            }
        }
    }

    // A rule with a mistake does not stop the others, and somebody must know of it.
    private static Rules rules(Config config, Path folder, Alarms alarms) throws StartRefused {
        try {
            KeptPacks kept = KeptPacks.ofThisProgram(folder.resolve("packs"));
            RuleLoader.Loaded loaded = RuleLoader.load(config.rules(), config.organisation(), kept);
            if (loaded.broken() > 0) {
                alarms.raise("rules", loaded.broken() + " rule files have mistakes and are left out, the first is "
                        + loaded.firstBroken());
            }
            return loaded.rules();
        } catch (IOException e) {
            throw new StartRefused("the rules cannot be read: " + e.getMessage(), "correct `rules` in the configuration", e);
        }
    }

    private static Running assemble(Config config, Policy policy, Surroundings around, Path folder, Secrets secrets, FolderBlobs blobs,
                                    Database db) throws StartRefused {
        InstantSource clock = around.clock();
        String seen = db.first("SELECT value FROM meta WHERE name = 'checkpoint'", r -> r.text(1)).orElse("");
        FolderLedger ledger = FolderLedger.open(folder.resolve("ledger"), folder.resolve("ledger-index.db"),
                secrets.ledger("cordon/" + config.tenant()), clock, seen);
        SqliteRecords records = new SqliteRecords(db);
        Alarms alarms = new Alarms(ledger, folder.resolve("parked"), clock, clock.millis());
        Recounts recounts = new Recounts(db, ledger, alarms, clock, config.line().recountEvery());
        AtomicReference<Running> self = new AtomicReference<>();
        SqliteWork work = new SqliteWork(db, records, blobs, clock, (row, ending) -> {
            Running running = self.get();
            if (running != null) {
                running.changed(row, ending);
            }
        });
        Backfills backfills = new Backfills(db, work, recounts, ledger, alarms, clock);
        CoverageDesk coverage = new CoverageDesk(config.excluded(), alarms);
        Thread.UncaughtExceptionHandler defects = (thread, defect) ->
                alarms.raise("defect:" + defect, "a defect of ours in " + thread.getName() + ": " + defect);
        Lanes lanes = new Lanes(config.line().lanes(), defects);
        Lanes sweeps = new Lanes(SWEEPS_TOGETHER, defects);
        GuardLimits limits = new GuardLimits(config.mode() == Mode.OBSERVE, config.line().actsPerMailboxMax(), config.line().actsMax(),
                GUARD_WINDOW, config.line().protectedMailboxes(), config.line().permanentDeletion());
        Rules rules = rules(config, folder, alarms);
        Directories directories = new Directories(db, alarms, clock, config.directory(), config.organisation(), config.connectors(),
                around.directories());
        coverage.directory(directories);
        Authority authority = config.dns().enabled() ? Authority.of(config.dns().servers(), clock) : Authority.none();
        Wiring.Common common = new Wiring.Common(directories.organisation(), policy, blobs, records, ledger, records, authority.dns(), rules,
                new Conclusion.Settings(ORDER_EXPIRY, limits, ActCounter.inMemory(ACTS_REMEMBERED_MAX)), clock);
        Map<String, Wired> lines = new ConcurrentHashMap<>();
        Map<String, Door> doors = new LinkedHashMap<>();
        Trips trips = new Trips(mailbox -> Optional.ofNullable(lines.get(mailbox.connector())), work, blobs, clock, around.seed(), alarms);
        List<Runnable> closings = new ArrayList<>(List.of(authority::close, directories::close));
        Running running = new Running(new Running.Parts(db, work, blobs, ledger, alarms, recounts, backfills, coverage,
                new ClawBacks(work, ledger, clock), new Reports(db, work, blobs, ledger, clock, config.reports()),
                new AccountDesk(config.connectors(), ledger, clock), clock, limits.dryRun(), config.line().ageAlarm(),
                text -> db.change("INSERT OR REPLACE INTO meta VALUES('checkpoint', ?)", text), () -> closings.forEach(Runnable::run)),
                lanes, sweeps, trips);
        self.set(running);
        TenantId tenant = new TenantId(config.tenant());
        for (ConnectorConfig connector : config.connectors()) {
            Door door = around.doors().open(connector);
            doors.put(connector.name(), door);
            closings.add(door.closing());
            lines.put(connector.name(), around.wirer().wire(common, door.reader(), door.actor()));
            Sweep sweep = new Sweep(door.reader(), records, clock);
            for (MailboxConfig mailbox : connector.mailboxes()) {
                running.watch(new MailboxWatch(new MailboxId(tenant, connector.name(), mailbox.address()), door.reader(), sweep,
                        connector.sweepEvery(), work::keep, sweeps, clock, alarms, recounts, backfills, running::wake, mailbox.paused()));
            }
        }
        // Stages hold what they were made with: when the organisation changes, lines are made anew, and what is under way ends on the old one.
        running.directories(directories, organisation -> doors.forEach((name, door) ->
                lines.put(name, around.wirer().wire(common.with(organisation), door.reader(), door.actor()))));
        work.only(running.active());
        running.start();
        return running;
    }
}

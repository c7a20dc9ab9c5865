package dev.cordon.runtime.embedded;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.merkle.Checkpoint;
import dev.cordon.merkle.LogFolder;
import dev.cordon.merkle.LogRefused;
import dev.cordon.merkle.Malformed;
import dev.cordon.merkle.NoteSigner;
import dev.cordon.runtime.JsonReader;
import dev.cordon.runtime.WorkStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The ledger as a transparency log in a folder. Each entry is one line of canonical JSON: {@code seq}, {@code at}, {@code kind},
 * {@code key} and the members of its body. Appends from many threads share one synchronisation.
 *
 * <p>Which keys were appended stands in an index beside the log. The index is only a convenience: at the start it is compared with
 * the log, what it lacks is read from the log, and when it claims more than the log holds it is built anew.
 */
final class FolderLedger implements Ledger, AutoCloseable {
    // Entries of several threads may be a little out of order by the caller's clock; a clock set back is more than that.
    private static final Duration SET_BACK = Duration.ofSeconds(5);
    private static final long UNKNOWN = 0;
    private static final int STRIPES = 64;
    private static final int PAGE = 256;

    private final Path folder;
    private final NoteSigner signer;
    private final InstantSource clock;
    private final Database index;
    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];
    private final ReentrantReadWriteLock opening = new ReentrantReadWriteLock();
    private final AtomicLong newest = new AtomicLong(UNKNOWN);
    private final TreeSet<Long> ahead = new TreeSet<>();
    private long reached;
    private LogFolder log;
    private volatile boolean failed;

    private FolderLedger(Path folder, NoteSigner signer, InstantSource clock, Database index, LogFolder log) {
        this.folder = folder;
        this.signer = signer;
        this.clock = clock;
        this.index = index;
        this.log = log;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /**
     * Opens or begins the ledger.
     *
     * @param indexFile the index of keys
     * @param seen the checkpoint this installation saw last, as text; empty when none
     */
    static FolderLedger open(Path folder, Path indexFile, NoteSigner signer, InstantSource clock, String seen) throws StartRefused {
        LogFolder log;
        try {
            log = LogFolder.open(folder, signer, clock);
        } catch (LogRefused e) {
            throw refused(folder, e);
        }
        try {
            // EC-112, EC-114: a ledger that was cut, replaced or restored from an older day does not go on silently.
            if (!seen.isEmpty() && !log.continues(Checkpoint.parse(seen))) {
                log.close();
                throw new StartRefused("the ledger in " + folder + " does not go on from the checkpoint that was seen here last: it was "
                        + "cut, replaced, or restored from an older backup", "restore the newest ledger folder; `cordon audit verify` shows "
                        + "what is in this one");
            }
            Database index = Database.open(indexFile, false);
            index.change("CREATE TABLE IF NOT EXISTS keys(key TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID");
            index.change("CREATE TABLE IF NOT EXISTS reached(one INTEGER PRIMARY KEY, size INTEGER NOT NULL)");
            FolderLedger ledger = new FolderLedger(folder, signer, clock, index, log);
            ledger.catchUp();
            return ledger;
        } catch (LogRefused e) {
            throw refused(folder, e);
        } catch (Malformed e) {
            throw new StartRefused("state.db holds a checkpoint that cannot be read: " + e.getMessage(), "", e);
        }
    }

    private static StartRefused refused(Path folder, LogRefused e) {
        return switch (e.reason()) {
            case LOCKED -> new StartRefused("another Cordon uses " + folder, "stop it first, or set store.folder to another folder", e);
            case DISK_FULL -> new StartRefused("there is no room left for the ledger in " + folder, "make room on that disk", e);
            case DAMAGED -> new StartRefused("the ledger in " + folder + " is damaged: " + e.getMessage(),
                    "`cordon audit verify " + folder + "` says where; restore it from a backup", e);
            case IO_ERROR, TOO_LARGE, OUT_OF_RANGE, FAILED_EARLIER, CLOSED ->
                    new StartRefused("the ledger in " + folder + " cannot be opened: " + e.getMessage(), "", e);
        };
    }

    private void catchUp() throws LogRefused {
        synchronized (ahead) {
            ahead.clear();
            reached = index.first("SELECT size FROM reached", row -> row.number(1)).orElse(0L);
            readOn();
        }
    }

    private void readOn() throws LogRefused {
        if (reached > log.size() || reached > 0 && !indexedAs(reached - 1)) {
            index.transaction(() -> {
                index.change("DELETE FROM keys");
                index.change("DELETE FROM reached");
            });
            reached = 0;
        }
        while (reached < log.size()) {
            long from = reached;
            List<byte[]> page = log.entries(from, PAGE);
            index.transaction(() -> {
                long seq = from;
                for (byte[] line : page) {
                    remember(keyOf(line), seq++);
                }
            });
        }
        if (log.size() > 0) {
            Json.Obj last = object(log.entry(log.size() - 1));
            newest.set(last.members().get("at") instanceof Json.Str at ? Instant.parse(at.text()).toEpochMilli() : UNKNOWN);
        }
    }

    private boolean indexedAs(long seq) throws LogRefused {
        return index.first("SELECT seq FROM keys WHERE key = ?", row -> row.number(1), keyOf(log.entry(seq))).equals(Optional.of(seq));
    }

    private static Json.Obj object(byte[] line) {
        try {
            return JsonReader.read(line) instanceof Json.Obj o ? o : Json.EMPTY;
        } catch (JsonReader.NotJson e) {
            throw new IllegalStateException("the ledger holds a line that is not ours", e);
        }
    }

    private static String keyOf(byte[] line) {
        return object(line).members().get("key") instanceof Json.Str key ? key.text() : "";
    }

    // Several threads come here out of order: only what has no hole before it counts as reached.
    private void remember(String key, long seq) {
        index.change("INSERT OR IGNORE INTO keys VALUES(?, ?)", key, seq);
        synchronized (ahead) {
            ahead.add(seq);
            while (ahead.remove(reached)) {
                reached++;
            }
            index.change("INSERT OR REPLACE INTO reached VALUES(1, ?)", reached);
        }
    }

    @Override public Answer<Long> append(Entry entry) {
        ReentrantLock stripe = stripes[Math.floorMod(entry.key().hashCode(), STRIPES)];
        stripe.lock();
        try {
            Optional<Long> known = index.first("SELECT seq FROM keys WHERE key = ?", row -> row.number(1), entry.key());
            return known.isPresent() ? Answer.of(known.get()) : write(entry);
        } catch (WorkStore.NotKept e) {
            return Answer.unknown(new Fault.NoRoom("the ledger's index cannot be used: " + e.getMessage()));
        } finally {
            stripe.unlock();
        }
    }

    private Answer<Long> write(Entry entry) {
        Lock reading = opening.readLock();
        reading.lock();
        try {
            boolean[] setBack = new boolean[1];
            long seq = log.appendNumbered(List.of(number -> {
                long at = entry.at().toEpochMilli();
                setBack[0] = at < newest.get() - SET_BACK.toMillis();
                newest.accumulateAndGet(at, Math::max);
                return line(number, entry);
            }));
            remember(entry.key(), seq);
            if (setBack[0]) {
                clockWasSetBack(entry, seq);
            }
            return Answer.of(seq);
        } catch (LogRefused e) {
            return trouble(e);
        } finally {
            reading.unlock();
            reopenIfFailed();
        }
    }

    private Answer<Long> trouble(LogRefused e) {
        return switch (e.reason()) {
            case DISK_FULL, IO_ERROR, FAILED_EARLIER, LOCKED, DAMAGED -> {
                failed = true;
                yield Answer.unknown(new Fault.NoRoom("the ledger cannot be extended: " + e.getMessage()));
            }
            case TOO_LARGE, OUT_OF_RANGE -> Answer.unknown(new Fault.Malformed("the ledger refuses the entry: " + e.getMessage()));
            case CLOSED -> Answer.unknown(new Fault.Retry("the ledger is closed", Duration.ofSeconds(1)));
        };
    }

    // After a failed append the log must be opened again: that settles what was written and what was not.
    private void reopenIfFailed() {
        if (!failed || opening.isWriteLockedByCurrentThread()) {
            return;
        }
        Lock writing = opening.writeLock();
        writing.lock();
        try {
            if (failed) {
                closeQuietly(log);
                log = LogFolder.open(folder, signer, clock);
                catchUp();
                failed = false;
            }
        } catch (LogRefused e) {
            // Still no room: the next append meets a closed log and tries again.
            failed = true;
        } finally {
            writing.unlock();
        }
    }

    private static void closeQuietly(LogFolder log) {
        try {
            log.close();
        } catch (LogRefused e) {
            // It had failed before; opening again says whether anything is wrong.
            return;
        }
    }

    private void clockWasSetBack(Entry entry, long seq) {
        Json.Obj body = new Json.Obj(Map.of("what", new Json.Str("clock-set-back"), "entry", new Json.Num(seq),
                "newest", new Json.Str(Instant.ofEpochMilli(newest.get()).toString())));
        Entry alarm = new Entry(Entry.Kind.ALARM, "alarm:clock-set-back:" + seq, Instant.ofEpochMilli(newest.get()), body);
        try {
            remember(alarm.key(), log.appendNumbered(List.of(number -> line(number, alarm))));
        } catch (LogRefused e) {
            failed = true;
        }
    }

    private static byte[] line(long number, Entry entry) {
        Map<String, Json> members = new TreeMap<>(entry.body().members());
        members.put("seq", new Json.Num(number));
        members.put("at", new Json.Str(entry.at().toString()));
        members.put("kind", new Json.Str(entry.kind().name().toLowerCase(Locale.ROOT)));
        members.put("key", new Json.Str(entry.key()));
        return new Json.Obj(members).bytes();
    }

    /** How many entries there are. */
    long size() {
        return checkpoint().size();
    }

    /** The newest checkpoint. */
    Checkpoint checkpoint() {
        Lock reading = opening.readLock();
        reading.lock();
        try {
            return log.checkpoint();
        } finally {
            reading.unlock();
        }
    }

    /** When the newest checkpoint was signed; the epoch when that is not known. */
    Instant checkpointAt() {
        try {
            return checkpoint().time().orElse(Instant.EPOCH);
        } catch (Malformed e) {
            return Instant.EPOCH;
        }
    }

    @Override public void close() {
        Lock writing = opening.writeLock();
        writing.lock();
        try {
            closeQuietly(log);
            index.close();
        } finally {
            writing.unlock();
        }
    }
}

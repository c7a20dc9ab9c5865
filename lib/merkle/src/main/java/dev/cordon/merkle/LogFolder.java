package dev.cordon.merkle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An append-only log in a folder, with one writer, readable by anyone who understands C2SP tlog-tiles.
 *
 * <p>In the folder: {@code checkpoint} (the newest signed checkpoint), {@code checkpoints.log} (earlier ones, one after another),
 * {@code log.vkey} (the public key), {@code tile/…} (hashes and entries), {@code large/…} (entries over 65,535 bytes),
 * {@code lock}, and, while the log is open or after a crash, {@code wal}.
 *
 * <p>An append that returned is on stable storage and under a signed checkpoint. One that was refused may or may not be there
 * after the log is opened again; {@link #size()} tells. For many threads: appends that wait for each other share one sync.
 */
public final class LogFolder implements AutoCloseable {

    private static final long GROUP_BYTES_MAX = 8L << 20;
    private static final long CALL_BYTES_MAX = 64L << 20;

    /** An entry that contains its own place in the log. */
    @FunctionalInterface
    public interface Numbered {

        /** The entry's bytes, given its index. Called once, in the order of the log, by one thread at a time. */
        byte[] at(long index);
    }

    private final Disk.Hold hold;
    private final LogWriter writer;
    private final LogSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean leading = new AtomicBoolean();
    private final Queue<Ticket> queue = new ConcurrentLinkedQueue<>();
    private boolean closed;
    private boolean failed;

    private LogFolder(Disk.Hold hold, LogWriter writer, LogSettings settings) {
        this.hold = hold;
        this.writer = writer;
        this.settings = settings;
    }

    /** One caller's entries on their way; written by whoever leads, read by the caller once it is done. */
    private static final class Ticket {
        private final List<Numbered> entries;
        private final CountDownLatch done = new CountDownLatch(1);
        private long first;
        private List<Throwable> trouble = List.of();

        Ticket(List<Numbered> entries) {
            this.entries = List.copyOf(entries);
        }

        void failed(Throwable cause) {
            trouble = List.of(cause);
            done.countDown();
        }

        void await() {
            boolean interrupted = false;
            while (done.getCount() > 0) {
                try {
                    done.await();
                } catch (InterruptedException e) {
                    // What was handed over is committed all the same; the caller learns of the interruption afterwards.
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Opens a log with the usual settings, or begins one.
     *
     * @param folder where it is kept; created when absent
     * @param signer signs checkpoints; its name is the log's origin
     * @param clock dates the checkpoints
     * @throws LogRefused {@code LOCKED}, {@code DAMAGED}, {@code DISK_FULL} or {@code IO_ERROR}
     */
    public static LogFolder open(Path folder, NoteSigner signer, InstantSource clock) throws LogRefused {
        return open(folder, signer, clock, LogSettings.USUAL);
    }

    /** Opens a log, or begins one. */
    public static LogFolder open(Path folder, NoteSigner signer, InstantSource clock, LogSettings settings) throws LogRefused {
        return open(new RealDisk(), folder.toAbsolutePath().normalize(), signer, clock, settings);
    }

    static LogFolder open(Disk disk, Path folder, NoteSigner signer, InstantSource clock, LogSettings settings) throws LogRefused {
        try {
            disk.createFolder(folder);
            Disk.Hold hold = disk.lock(folder.resolve("lock"));
            boolean opened = false;
            try {
                LogFolder log = new LogFolder(hold, LogWriter.open(disk, folder, signer, clock, settings), settings);
                opened = true;
                return log;
            } finally {
                if (!opened) {
                    hold.release();
                }
            }
        } catch (IOException e) {
            throw LogWriter.refusal(e);
        }
    }

    /**
     * Adds entries, together or not at all.
     *
     * @return the index of the first; the others follow it
     * @throws LogRefused nothing was acknowledged; after {@code DISK_FULL} and {@code IO_ERROR} the log must be opened again
     */
    public long append(List<byte[]> entries) throws LogRefused {
        return appendNumbered(entries.stream().map(entry -> {
            byte[] copy = entry.clone();
            return (Numbered) index -> copy;
        }).toList());
    }

    /** As {@link #append}, for entries that contain their own index. What an entry throws is thrown on, and nothing is added. */
    public long appendNumbered(List<? extends Numbered> entries) throws LogRefused {
        Ticket ticket = new Ticket(List.copyOf(entries));
        queue.add(ticket);
        // Whoever finds nobody leading commits for all that wait; who adds a ticket too late to be seen is seen after leading ends.
        while (!queue.isEmpty() && leading.compareAndSet(false, true)) {
            lead();
        }
        ticket.await();
        for (Throwable cause : ticket.trouble) {
            switch (cause) {
                case LogRefused refused -> throw new LogRefused(refused.reason(), String.valueOf(refused.getMessage()), refused);
                case RuntimeException defect -> throw defect;
                case Error defect -> throw defect;
                default -> throw new LogRefused(LogRefused.Reason.FAILED_EARLIER, "the writer broke down", cause);
            }
        }
        return ticket.first;
    }

    private void lead() {
        lock.lock();
        try {
            while (!queue.isEmpty()) {
                commitQueued();
            }
        } finally {
            lock.unlock();
            leading.set(false);
        }
    }

    /** Takes what waits, as far as one group goes, and commits it with one sync. */
    private void commitQueued() {
        List<Ticket> group = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        long total = 0;
        while (total < GROUP_BYTES_MAX && !queue.isEmpty()) {
            Ticket ticket = queue.remove();
            try {
                writable();
                List<byte[]> own = resolved(ticket, writer.checkpoint().size() + bytes.size());
                ticket.first = writer.checkpoint().size() + bytes.size();
                bytes.addAll(own);
                group.add(ticket);
                total += own.stream().mapToLong(entry -> entry.length).sum();
            } catch (LogRefused | RuntimeException | Error e) {
                // Thrown on to the caller whose entry it was: the others in the queue are not to blame.
                ticket.failed(e);
            }
        }
        boolean committed = bytes.isEmpty();
        try {
            if (!bytes.isEmpty()) {
                writer.commit(bytes);
                committed = true;
            }
            group.forEach(ticket -> ticket.done.countDown());
        } catch (LogRefused e) {
            group.forEach(ticket -> ticket.failed(e));
        } finally {
            if (!committed) {
                failed = true;
                LogRefused broken = new LogRefused(LogRefused.Reason.FAILED_EARLIER, "the writer broke down; open the log again");
                group.stream().filter(ticket -> ticket.done.getCount() > 0).forEach(ticket -> ticket.failed(broken));
                for (Ticket late = queue.poll(); late != null; late = queue.poll()) {
                    late.failed(broken);
                }
            }
        }
    }

    private List<byte[]> resolved(Ticket ticket, long first) throws LogRefused {
        List<byte[]> own = new ArrayList<>();
        long total = 0;
        for (Numbered entry : ticket.entries) {
            byte[] bytes = entry.at(first + own.size());
            total += bytes.length;
            if (bytes.length > settings.entryBytesMax() || total > CALL_BYTES_MAX) {
                throw new LogRefused(LogRefused.Reason.TOO_LARGE, "an entry has at most " + settings.entryBytesMax()
                        + " bytes, the entries of one call together " + CALL_BYTES_MAX);
            }
            own.add(bytes);
        }
        return own;
    }

    private void writable() throws LogRefused {
        readable();
        if (failed) {
            throw new LogRefused(LogRefused.Reason.FAILED_EARLIER, "an earlier append failed; open the log again");
        }
    }

    private void readable() throws LogRefused {
        if (closed) {
            throw new LogRefused(LogRefused.Reason.CLOSED, "the log is closed");
        }
    }

    private interface Reading<T> {
        T read() throws LogRefused;
    }

    private <T> T locked(Reading<T> reading) throws LogRefused {
        lock.lock();
        try {
            readable();
            return reading.read();
        } finally {
            lock.unlock();
        }
    }

    /** How many entries the log has. */
    public long size() {
        return checkpoint().size();
    }

    /** The newest checkpoint. */
    public Checkpoint checkpoint() {
        lock.lock();
        try {
            return writer.checkpoint();
        } finally {
            lock.unlock();
        }
    }

    /** The newest checkpoint as it was signed, for auditors and witnesses. */
    public SignedNote signedCheckpoint() {
        lock.lock();
        try {
            return writer.note();
        } finally {
            lock.unlock();
        }
    }

    /** One entry. Throws {@code OUT_OF_RANGE} when there is none with this index. */
    public byte[] entry(long index) throws LogRefused {
        return entries(index, 1).getFirst();
    }

    /** Entries from an index on: at least one, at most {@code countMax}, and no further than a bundle goes. */
    public List<byte[]> entries(long first, int countMax) throws LogRefused {
        if (countMax < 1) {
            throw new IllegalArgumentException("at least one entry is asked for");
        }
        return locked(() -> {
            long size = writer.checkpoint().size();
            if (first < 0 || first >= size) {
                throw new LogRefused(LogRefused.Reason.OUT_OF_RANGE, "no entry " + first + " in a log of " + size);
            }
            int width = first >> 8 == size >> 8 ? Edge.width(size, 0) : TilePath.FULL;
            List<byte[]> leaves = writer.tiles().entries(new TilePath(TilePath.ENTRIES, first >> 8, width));
            ArrayDeque<byte[]> found = new ArrayDeque<>();
            for (int i = (int) (first & 0xff); i < width && found.size() < countMax; i++) {
                byte[] leaf = leaves.get(i);
                found.add(LargeEntry.isStub(leaf) ? writer.tiles().large((first & ~0xffL) + i, leaf) : leaf);
            }
            return List.copyOf(found);
        });
    }

    /** The leaf hash that stands for an entry in the tree; for an entry kept in a file of its own, that of its stub. */
    public static Hash leafHash(byte[] entry) {
        return Hash.leaf(LargeEntry.needed(entry) ? LargeEntry.of(entry).stub() : entry);
    }

    /** The root over the first {@code size} entries. */
    public Hash root(long size) throws LogRefused {
        return locked(() -> Proofs.root(inRange(size), writer.tiles().reader(writer.checkpoint().size())));
    }

    /** The proof that entry {@code index} is in the tree of {@code size} entries. */
    public InclusionProof inclusionProof(long index, long size) throws LogRefused {
        return locked(() -> Proofs.inclusion(index, inRange(size), writer.tiles().reader(writer.checkpoint().size())));
    }

    /** The proof that the tree of {@code later} entries goes on from the tree of {@code earlier}. */
    public ConsistencyProof consistencyProof(long earlier, long later) throws LogRefused {
        return locked(() -> Proofs.consistency(earlier, inRange(later), writer.tiles().reader(writer.checkpoint().size())));
    }

    /** Whether this log goes on from a checkpoint seen earlier; false after a restored backup or a fork. */
    public boolean continues(Checkpoint earlier) throws LogRefused {
        return earlier.origin().equals(checkpoint().origin()) && earlier.size() <= size()
                && root(earlier.size()).equals(earlier.root());
    }

    private long inRange(long size) throws LogRefused {
        if (size < 0 || size > writer.checkpoint().size()) {
            throw new LogRefused(LogRefused.Reason.OUT_OF_RANGE, "the log has " + writer.checkpoint().size() + " entries, not " + size);
        }
        return size;
    }

    /** Settles the log and gives the lock back. After a failed append nothing is settled; opening again does. */
    @Override
    public void close() throws LogRefused {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            try {
                if (!failed) {
                    writer.close();
                }
            } finally {
                hold.release();
            }
        } catch (IOException e) {
            throw LogWriter.refusal(e);
        } finally {
            lock.unlock();
        }
    }
}

package dev.cordon.merkle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The one writer of a log folder. The order of operations is the whole point of this class:
 *
 * <ol>
 * <li>the batch and the signed checkpoint over it go to the write-ahead file, which is synced: now the batch cannot be lost;
 * <li>tiles and bundles are written beside the ones that readers use; then the checkpoint replaces the old one by rename;
 * <li>the append is acknowledged;
 * <li>now and then everything written is synced, and a new write-ahead file replaces the old one by rename ("settling").
 * </ol>
 *
 * <p>So one append costs one sync. Nothing that a settled state needs is changed or removed before the next state is settled;
 * after a crash the state is the settled one plus the whole records of the write-ahead file, and tiles are written again.
 */
final class LogWriter {

    static final String CHECKPOINT = "checkpoint";
    static final String HISTORY = "checkpoints.log";
    static final String WAL = "wal";
    static final String KEY = "log.vkey";
    private static final long WAL_BYTES_MAX = 512L << 20;
    private static final String HISTORY_LINE = "history ";

    private final Disk disk;
    private final Path folder;
    private final NoteSigner signer;
    private final InstantSource clock;
    private final LogSettings settings;
    private final TileStore tiles;

    private Edge edge = new Edge();
    private Frontier frontier = new Frontier();
    private SignedNote note;
    private Checkpoint checkpoint;
    private List<String> superseded = new ArrayList<>();
    private List<String> supersededSettled = new ArrayList<>();
    private byte[] walLink = new byte[0];
    private long walBytes;
    private long settledSize;
    private long sweptSize;
    private long historyBytes;
    private long historyCount;
    private Instant keptAt = Instant.MIN;

    private LogWriter(Disk disk, Path folder, NoteSigner signer, InstantSource clock, LogSettings settings) {
        this.disk = disk;
        this.folder = folder;
        this.signer = signer;
        this.clock = clock;
        this.settings = settings;
        this.tiles = new TileStore(disk, folder);
        this.checkpoint = new Checkpoint(signer.key().name(), 0, Hash.empty(), List.of());
        this.note = SignedNote.sign(checkpoint.text(), List.of(signer));
    }

    static LogWriter open(Disk disk, Path folder, NoteSigner signer, InstantSource clock, LogSettings settings) throws LogRefused {
        LogWriter writer = new LogWriter(disk, folder, signer, clock, settings);
        try {
            writer.recover();
            return writer;
        } catch (IOException e) {
            throw refusal(e);
        } catch (Malformed e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    SignedNote note() {
        return note;
    }

    TileStore tiles() {
        return tiles;
    }

    /** Makes a batch of entries part of the log. When this throws, the writer must not be used again. */
    void commit(List<byte[]> entries) throws LogRefused {
        try {
            List<byte[]> leaves = new ArrayList<>();
            for (byte[] entry : entries) {
                leaves.add(leaf(checkpoint.size() + leaves.size(), entry));
            }
            syncLargeOnes(entries);
            leaves.forEach(leaf -> {
                Hash hash = Hash.leaf(leaf);
                edge.add(leaf, hash);
                frontier.add(hash);
            });
            Instant now = clock.instant();
            boolean keep = keeps(now);
            Wal.Batch batch = new Wal.Batch(leaves, signed(now, keep), keep);
            byte[] record = Wal.record(batch, walLink);
            disk.append(folder.resolve(WAL), record);
            disk.sync(folder.resolve(WAL));
            walLink = Wal.link(record);
            walBytes += record.length;
            publish(batch.note(), keep);
            if (keep) {
                keptAt = now;
            }
            if (walBytes > settings.settleBytes()) {
                settle();
            }
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Syncs everything and leaves a folder without a write-ahead file. */
    void close() throws LogRefused {
        try {
            settle();
            for (String path : superseded) {
                tiles.remove(path);
            }
            tiles.sync();
            disk.delete(folder.resolve(WAL));
            disk.syncFolder(folder);
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    private byte[] leaf(long index, byte[] entry) throws IOException {
        if (!LargeEntry.needed(entry)) {
            return entry;
        }
        tiles.write(LargeEntry.path(index), entry);
        return LargeEntry.of(entry).stub();
    }

    private void syncLargeOnes(List<byte[]> entries) throws IOException {
        if (entries.stream().anyMatch(LargeEntry::needed)) {
            tiles.sync();
        }
    }

    private boolean keeps(Instant now) {
        // A clock that went back is kept as well: the history is where an auditor sees it.
        return keptAt.equals(Instant.MIN) || now.isBefore(keptAt)
                || Duration.between(keptAt, now).compareTo(settings.historyEvery()) >= 0;
    }

    private SignedNote signed(Instant now, boolean keep) {
        Checkpoint next = new Checkpoint(signer.key().name(), frontier.size(), frontier.root(),
                List.of(Checkpoint.timeLine(now), HISTORY_LINE + (historyCount + (keep ? 1 : 0))));
        return SignedNote.sign(next.text(), List.of(signer));
    }

    /** Shows a committed state to readers. */
    private void publish(SignedNote next, boolean keep) throws IOException {
        long before = checkpoint.size();
        for (Edge.Write write : edge.changes()) {
            tiles.write(write.tile().path(), write.bytes());
        }
        replace(CHECKPOINT, next.bytes(), false);
        if (keep) {
            disk.append(folder.resolve(HISTORY), next.bytes());
            historyBytes += next.bytes().length;
            historyCount++;
        }
        note = next;
        checkpoint = parsed(next);
        // Readers may still hold the checkpoint before this one, so its partial tiles live for one more batch.
        for (String path : superseded) {
            tiles.remove(path);
        }
        superseded = new ArrayList<>();
        // What the settled state consists of is needed after a crash: it goes when the next state is settled.
        List<String> settled = partials(settledSize, Long.MAX_VALUE);
        for (String path : partials(before, checkpoint.size())) {
            (settled.contains(path) ? supersededSettled : superseded).add(path);
        }
    }

    /** The partial tiles of one size that a larger size no longer uses. */
    private static List<String> partials(long before, long after) {
        List<String> paths = new ArrayList<>();
        for (int level = 0; before >> 8 * level > 0; level++) {
            int width = Edge.width(before, level);
            if (width > 0 && before >> 8 * level != after >> 8 * level) {
                paths.add(new TilePath(level, before >> 8 * level >> 8, width).path());
                if (level == 0) {
                    paths.add(new TilePath(TilePath.ENTRIES, before >> 8, width).path());
                }
            }
        }
        return paths;
    }

    private void settle() throws IOException {
        tiles.sync();
        disk.sync(folder.resolve(CHECKPOINT));
        disk.sync(folder.resolve(HISTORY));
        disk.syncFolder(folder);
        if (settledSize != checkpoint.size()) {
            sweptSize = settledSize;
        }
        byte[] head = Wal.head(new Wal.Base(note, historyBytes, sweptSize));
        replace(WAL, head, true);
        disk.syncFolder(folder);
        walLink = Wal.link(head);
        walBytes = head.length;
        if (settledSize != checkpoint.size()) {
            superseded.addAll(supersededSettled);
            supersededSettled = new ArrayList<>();
            settledSize = checkpoint.size();
        }
    }

    private void replace(String name, byte[] bytes, boolean sync) throws IOException {
        Path temporary = folder.resolve(name + ".tmp");
        disk.write(temporary, bytes);
        if (sync) {
            disk.sync(temporary);
        }
        disk.rename(temporary, folder.resolve(name));
    }

    // Opening: find the newest state that the key vouches for and the tiles bear out, then settle it.

    private void recover() throws IOException, LogRefused, Malformed {
        disk.delete(folder.resolve(CHECKPOINT + ".tmp"));
        disk.delete(folder.resolve(WAL + ".tmp"));
        boolean ahead = disk.exists(folder.resolve(WAL));
        Optional<SignedNote> published = published(ahead);
        if (!ahead && published.isEmpty()) {
            create();
            return;
        }
        byte[] key = (signer.key() + "\n").getBytes(StandardCharsets.UTF_8);
        if (!disk.exists(folder.resolve(KEY)) || !Arrays.equals(key, disk.read(folder.resolve(KEY), 4096))) {
            throw damaged(KEY + " is not the key this log is opened with, " + signer.key());
        }
        if (ahead) {
            Wal.Contents contents = Wal.read(disk.read(folder.resolve(WAL), WAL_BYTES_MAX));
            sweptSize = contents.base().swept();
            replay(contents, published);
        } else {
            load(published.orElseThrow());
            historyBytes = disk.exists(folder.resolve(HISTORY)) ? disk.length(folder.resolve(HISTORY)) : 0;
            settledSize = checkpoint.size();
            sweptSize = settledSize;
        }
        if (historyCount > 0 && !disk.exists(folder.resolve(HISTORY))) {
            throw damaged(HISTORY + " is missing, and the checkpoint counts " + historyCount + " in it");
        }
        // Sweeping comes after settling: until then a crash would need the settled tiles again.
        long from = sweptSize;
        settledSize = checkpoint.size();
        settle();
        superseded = new ArrayList<>();
        supersededSettled = new ArrayList<>();
        tiles.sweep(from, checkpoint.size());
        tiles.sweepLarge(checkpoint.size());
    }

    private void create() throws IOException, LogRefused {
        if (!disk.list(folder.resolve("tile")).isEmpty()) {
            throw damaged("there are tiles but no " + CHECKPOINT + ": a log does not start over where one was");
        }
        tiles.write(KEY, (signer.key() + "\n").getBytes(StandardCharsets.UTF_8));
        tiles.sync();
        keptAt = clock.instant();
        note = signed(keptAt, true);
        checkpoint = parsed(note);
        historyCount = 1;
        historyBytes = note.bytes().length;
        disk.write(folder.resolve(HISTORY), note.bytes());
        disk.sync(folder.resolve(HISTORY));
        disk.syncFolder(folder);
        // There is no write-ahead file yet to make this again after a power cut, so it is whole before it has its name.
        replace(CHECKPOINT, note.bytes(), true);
        settle();
    }

    /** The checkpoint that readers see. With a write-ahead file beside it, one that a power cut left unreadable does not matter. */
    private Optional<SignedNote> published(boolean ahead) throws IOException, LogRefused, Malformed {
        Path file = folder.resolve(CHECKPOINT);
        if (!disk.exists(file)) {
            return Optional.empty();
        }
        SignedNote found;
        try {
            found = SignedNote.parse(disk.read(file, SignedNote.BYTES_MAX));
        } catch (Malformed e) {
            if (ahead) {
                return Optional.empty();
            }
            throw e;
        }
        vouched(found);
        return Optional.of(found);
    }

    private void replay(Wal.Contents contents, Optional<SignedNote> published) throws IOException, LogRefused, Malformed {
        SignedNote last = contents.batches().isEmpty() ? contents.base().note() : contents.batches().getLast().note();
        if (published.isPresent() && parsed(published.get()).size() > parsed(last).size()) {
            // The write-ahead file lost records that readers have seen. The tiles have them, or the log is damaged.
            load(published.get());
            historyBytes = disk.length(folder.resolve(HISTORY));
            settledSize = parsed(contents.base().note()).size();
            return;
        }
        load(contents.base().note());
        settledSize = checkpoint.size();
        historyBytes = contents.base().historyBytes();
        if (disk.length(folder.resolve(HISTORY)) < historyBytes) {
            throw damaged(HISTORY + " is shorter than it was when the log was last in use");
        }
        disk.truncate(folder.resolve(HISTORY), historyBytes);
        for (Wal.Batch batch : contents.batches()) {
            for (byte[] leaf : batch.leaves()) {
                Hash hash = Hash.leaf(leaf);
                edge.add(leaf, hash);
                frontier.add(hash);
            }
            vouched(batch.note());
            Checkpoint next = parsed(batch.note());
            if (next.size() != frontier.size() || !next.root().equals(frontier.root())) {
                throw damaged("the write-ahead file does not lead to the checkpoint it holds");
            }
            publish(batch.note(), batch.kept());
        }
        if (published.isPresent() && parsed(published.get()).size() == checkpoint.size()
                && !parsed(published.get()).root().equals(checkpoint.root())) {
            throw damaged(CHECKPOINT + " and the write-ahead file disagree about entry 0 to " + (checkpoint.size() - 1));
        }
        replace(CHECKPOINT, note.bytes(), false);
    }

    /** Takes up a settled state: its tiles must lead to its root. */
    private void load(SignedNote found) throws LogRefused, Malformed {
        vouched(found);
        Checkpoint state = parsed(found);
        edge = Edge.load(state.size(), tiles);
        frontier = Frontier.of(state.size(), tiles.reader(state.size()));
        if (!frontier.root().equals(state.root())) {
            throw damaged("the tiles do not lead to the root that the checkpoint of " + state.size() + " entries signs");
        }
        int width = Edge.width(state.size(), 0);
        if (width > 0) {
            List<byte[]> leaves = tiles.entries(new TilePath(TilePath.ENTRIES, state.size() >> 8, width));
            byte[] hashes = tiles.tile(new TilePath(0, state.size() >> 8, width));
            for (int i = 0; i < width; i++) {
                if (!Hash.leaf(leaves.get(i)).equals(Hash.at(hashes, i * Hash.LENGTH))) {
                    throw damaged("entry " + (state.size() - width + i) + " is not the one that the tree has");
                }
            }
        }
        note = found;
        checkpoint = state;
        historyCount = 0;
        for (String line : state.extensions()) {
            if (line.startsWith(HISTORY_LINE)) {
                historyCount = Long.parseLong(line.substring(HISTORY_LINE.length()));
            }
        }
    }

    private void vouched(SignedNote found) throws LogRefused, Malformed {
        SignedNote.Standing standing = found.standing(List.of(signer.key()));
        if (!(standing instanceof SignedNote.Standing.Vouched) || !Checkpoint.parse(found.text()).origin().equals(signer.key().name())) {
            throw damaged("a checkpoint is not signed by " + signer.key().name() + ": " + String.join(", ", found.signers()));
        }
    }

    private static Checkpoint parsed(SignedNote note) {
        try {
            return Checkpoint.parse(note.text());
        } catch (Malformed e) {
            throw new IllegalStateException("a vouched note is a checkpoint", e);
        }
    }

    static LogRefused refusal(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean full = message.contains("no space left") || message.contains("quota") || message.contains("not enough space");
        return full
                ? new LogRefused(LogRefused.Reason.DISK_FULL, "no space is left where the log is kept; free some and open it again", e)
                : new LogRefused(LogRefused.Reason.IO_ERROR, "the log could not be written: " + e.getMessage(), e);
    }

    private static LogRefused damaged(String message) {
        return new LogRefused(LogRefused.Reason.DAMAGED, message + "; audit the log before anything is added");
    }

    private static LogRefused damaged(String message, Throwable cause) {
        return new LogRefused(LogRefused.Reason.DAMAGED, message + "; audit the log before anything is added", cause);
    }
}

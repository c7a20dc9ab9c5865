package dev.cordon.merkle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The files below a log's folder: reads tiles with their checks, writes them, and remembers what is not synced yet. */
final class TileStore {

    private static final long BUNDLE_BYTES_MAX = TilePath.FULL * (2L + EntryBundle.ENTRY_BYTES_MAX);

    private final Disk disk;
    private final Path folder;
    private final Set<Path> known = new HashSet<>();
    private final Set<Path> dirtyFiles = new LinkedHashSet<>();
    private final Set<Path> dirtyFolders = new LinkedHashSet<>();

    TileStore(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /** Reads hashes of the tree of {@code size} leaves from tiles. */
    NodeReader reader(long size) {
        return (level, index) -> {
            int tileLevel = level / 8;
            long first = index << level % 8;
            long hashes = size >> 8 * tileLevel;
            boolean full = (first >> 8) + 1 << 8 <= hashes;
            byte[] tile = tile(new TilePath(tileLevel, first >> 8, full ? TilePath.FULL : Edge.width(size, tileLevel)));
            return fold(tile, (int) (first & 0xff), 1 << level % 8);
        };
    }

    /** The hash over a perfect subtree whose leaves stand side by side in a tile. */
    static Hash fold(byte[] hashes, int first, int count) {
        if (count == 1) {
            return Hash.at(hashes, first * Hash.LENGTH);
        }
        return Hash.node(fold(hashes, first, count / 2), fold(hashes, first + count / 2, count / 2));
    }

    byte[] tile(TilePath tile) throws LogRefused {
        byte[] bytes = read(tile.path(), (long) TilePath.FULL * Hash.LENGTH);
        if (bytes.length != tile.width() * Hash.LENGTH) {
            throw new LogRefused(LogRefused.Reason.DAMAGED, tile.path() + " has " + bytes.length + " bytes, not "
                    + tile.width() * Hash.LENGTH);
        }
        return bytes;
    }

    byte[] bundle(TilePath tile) throws LogRefused {
        return read(tile.path(), BUNDLE_BYTES_MAX);
    }

    List<byte[]> entries(TilePath tile) throws LogRefused {
        try {
            return EntryBundle.decode(bundle(tile), tile.width());
        } catch (Malformed e) {
            throw new LogRefused(LogRefused.Reason.DAMAGED, tile.path() + ": " + e.getMessage(), e);
        }
    }

    byte[] large(long index, byte[] stub) throws LogRefused {
        String path = LargeEntry.path(index);
        try {
            LargeEntry entry = LargeEntry.parse(stub);
            byte[] bytes = read(path, entry.length());
            if (LargeEntry.of(bytes).equals(entry)) {
                return bytes;
            }
        } catch (Malformed e) {
            throw new LogRefused(LogRefused.Reason.DAMAGED, "entry " + index + ": " + e.getMessage(), e);
        }
        throw new LogRefused(LogRefused.Reason.DAMAGED, path + " is not what entry " + index + " vouches for");
    }

    private byte[] read(String path, long bytesMax) throws LogRefused {
        Path file = folder.resolve(path);
        try {
            return disk.read(file, bytesMax);
        } catch (IOException e) {
            throw new LogRefused(LogRefused.Reason.DAMAGED, "cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /** Writes a file, creating its folders; it is synced with the next {@link #sync()}. */
    void write(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        createFolders(parent(file));
        disk.write(file, bytes);
        dirtyFiles.add(file);
        dirtyFolders.add(parent(file));
    }

    private void createFolders(Path wanted) throws IOException {
        if (wanted.equals(folder) || !known.add(wanted) || disk.exists(wanted)) {
            return;
        }
        createFolders(parent(wanted));
        disk.createFolder(wanted);
        dirtyFolders.add(parent(wanted));
    }

    /** Removes a superseded partial tile, and its folder when nothing is left in it. */
    void remove(String path) throws IOException {
        Path file = folder.resolve(path);
        disk.delete(file);
        dirtyFiles.remove(file);
        Path partials = parent(file);
        if (disk.list(partials).isEmpty()) {
            disk.delete(partials);
            known.remove(partials);
            dirtyFolders.remove(partials);
            dirtyFolders.add(parent(partials));
        } else {
            dirtyFolders.add(partials);
        }
    }

    /** Waits until everything written so far is on stable storage. */
    void sync() throws IOException {
        for (Path file : dirtyFiles) {
            disk.sync(file);
        }
        for (Path changed : dirtyFolders) {
            if (disk.exists(changed)) {
                disk.syncFolder(changed);
            }
        }
        dirtyFiles.clear();
        dirtyFolders.clear();
    }

    /** Removes every partial tile between two sizes but the ones a log of {@code size} consists of. */
    void sweep(long from, long size) throws IOException {
        for (int level = TilePath.ENTRIES; level < 0 || size >> 8 * level > 0; level++) {
            int shift = 8 * (Math.max(level, 0) + 1);
            for (long index = from >> shift; index <= size >> shift; index++) {
                int keep = index == size >> shift ? Edge.width(size, Math.max(level, 0)) : 0;
                String full = new TilePath(level, index, TilePath.FULL).full();
                for (String name : disk.list(folder.resolve(full + ".p"))) {
                    if (!name.equals(Integer.toString(keep))) {
                        remove(full + ".p/" + name);
                    }
                }
            }
        }
    }

    /** Removes the files of large entries that never became part of the log. */
    void sweepLarge(long size) throws IOException {
        sweepLarge(folder.resolve("large"), "", size);
    }

    private void sweepLarge(Path at, String digits, long size) throws IOException {
        for (String name : List.copyOf(disk.list(at))) {
            if (name.startsWith("x")) {
                sweepLarge(at.resolve(name), digits + name.substring(1), size);
            } else if (Long.parseLong(digits + name) >= size) {
                disk.delete(at.resolve(name));
            }
        }
    }

    static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalStateException("a file of a log has a folder: " + path);
        }
        return parent;
    }
}

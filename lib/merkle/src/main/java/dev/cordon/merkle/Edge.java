package dev.cordon.merkle;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tiles that are not full yet: one a level, and the last entry bundle. Everything to the left of them never changes. */
final class Edge {

    /** A tile or bundle that is to be written. */
    record Write(TilePath tile, byte[] bytes) {
    }

    private final List<byte[]> levels = new ArrayList<>();
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    private final List<Write> full = new ArrayList<>();
    private long size;
    private long reported;

    /** The edge of a log of this size, read from its partial tiles; every width is checked, hashes are not. */
    static Edge load(long size, TileStore tiles) throws LogRefused {
        Edge edge = new Edge();
        edge.size = size;
        edge.reported = size;
        for (int level = 0; size >> 8 * level > 0; level++) {
            byte[] hashes = new byte[TilePath.FULL * Hash.LENGTH];
            int width = width(size, level);
            if (width > 0) {
                byte[] stored = tiles.tile(new TilePath(level, size >> 8 * level >> 8, width));
                System.arraycopy(stored, 0, hashes, 0, stored.length);
            }
            edge.levels.add(hashes);
        }
        if (width(size, 0) > 0) {
            edge.bundle.writeBytes(tiles.bundle(new TilePath(TilePath.ENTRIES, size >> 8, width(size, 0))));
        }
        return edge;
    }

    /** How many hashes the partial tile of a level holds in a tree of this size. */
    static int width(long size, int level) {
        return (int) (size >> 8 * level & 0xff);
    }

    void add(byte[] leaf, Hash hash) {
        EntryBundle.write(leaf, bundle);
        boolean filled = width(size, 0) == TilePath.FULL - 1;
        if (filled) {
            full.add(new Write(new TilePath(TilePath.ENTRIES, size >> 8, TilePath.FULL), bundle.toByteArray()));
            bundle.reset();
        }
        put(0, size, hash);
        size++;
    }

    private void put(int level, long index, Hash hash) {
        if (level == levels.size()) {
            levels.add(new byte[TilePath.FULL * Hash.LENGTH]);
        }
        byte[] hashes = levels.get(level);
        int offset = (int) (index & 0xff);
        hash.put(hashes, offset * Hash.LENGTH);
        if (offset == TilePath.FULL - 1) {
            full.add(new Write(new TilePath(level, index >> 8, TilePath.FULL), hashes.clone()));
            put(level + 1, index >> 8, TileStore.fold(hashes, 0, TilePath.FULL));
        }
    }

    /** What changed since the last call: tiles that became full, and the partial ones as they are now. */
    List<Write> changes() {
        List<Write> writes = new ArrayList<>(full);
        full.clear();
        if (width(size, 0) > 0 && reported != size) {
            writes.add(new Write(new TilePath(TilePath.ENTRIES, size >> 8, width(size, 0)), bundle.toByteArray()));
        }
        for (int level = 0; level < levels.size(); level++) {
            int width = width(size, level);
            if (width > 0 && reported >> 8 * level != size >> 8 * level) {
                byte[] bytes = Arrays.copyOf(levels.get(level), width * Hash.LENGTH);
                writes.add(new Write(new TilePath(level, size >> 8 * level >> 8, width), bytes));
            }
        }
        reported = size;
        return writes;
    }
}

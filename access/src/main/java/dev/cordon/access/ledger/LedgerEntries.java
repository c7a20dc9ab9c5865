package dev.cordon.access.ledger;

import dev.cordon.merkle.Checkpoint;
import dev.cordon.merkle.EntryBundle;
import dev.cordon.merkle.Malformed;
import dev.cordon.merkle.SignedNote;
import dev.cordon.merkle.TilePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The entries of a ledger folder, read without its lock while a service may be writing: those that the newest checkpoint covers.
 * It shows; it does not vouch. That is what verifying is for.
 */
public final class LedgerEntries {
    private static final int BUNDLE_MAX = 256 * (EntryBundle.ENTRY_BYTES_MAX + 2);
    private static final int LARGE_MAX = 64 << 20;
    private static final String STUB = "tlog-large-entry/1 ";

    private final Path folder;
    private final long size;

    private LedgerEntries(Path folder, long size) {
        this.folder = folder;
        this.size = size;
    }

    /** The ledger in a folder; throws when there is none. */
    public static LedgerEntries open(Path folder) throws IOException {
        try {
            byte[] note = read(folder.resolve("checkpoint"), SignedNote.BYTES_MAX);
            return new LedgerEntries(folder, Checkpoint.parse(SignedNote.parse(note).text()).size());
        } catch (NoSuchFileException e) {
            throw new IOException("it holds no checkpoint", e);
        } catch (Malformed e) {
            throw new IOException("its checkpoint is not one", e);
        }
    }

    /** How many entries the checkpoint covers. */
    public long size() {
        return size;
    }

    /** Each entry's bytes from an index on, in order. */
    public void forEach(long from, Consumer<byte[]> what) throws IOException {
        for (long tile = from / TilePath.FULL; tile * TilePath.FULL < size; tile++) {
            int width = (int) Math.min(TilePath.FULL, size - tile * TilePath.FULL);
            List<byte[]> entries = bundle(new TilePath(TilePath.ENTRIES, tile, width));
            for (int i = 0; i < width; i++) {
                long index = tile * TilePath.FULL + i;
                if (index >= from) {
                    what.accept(whole(entries.get(i), index));
                }
            }
        }
    }

    // While a tile is partial the writer replaces it by a wider one; then the wider one holds what we want too.
    private List<byte[]> bundle(TilePath tile) throws IOException {
        Path path = folder.resolve(tile.path());
        try {
            return EntryBundle.decode(read(path, BUNDLE_MAX), tile.width());
        } catch (NoSuchFileException e) {
            for (int width = tile.width() + 1; width <= TilePath.FULL; width++) {
                Path wider = folder.resolve(new TilePath(TilePath.ENTRIES, tile.index(), width).path());
                if (Files.isRegularFile(wider)) {
                    return decode(wider, width);
                }
            }
            throw e;
        } catch (Malformed e) {
            throw new IOException("the entries in " + tile.path() + " are damaged", e);
        }
    }

    private static List<byte[]> decode(Path path, int width) throws IOException {
        try {
            return EntryBundle.decode(read(path, BUNDLE_MAX), width);
        } catch (Malformed e) {
            throw new IOException("the entries in " + path + " are damaged", e);
        }
    }

    private byte[] whole(byte[] entry, long index) throws IOException {
        if (!new String(entry, 0, Math.min(entry.length, STUB.length()), StandardCharsets.US_ASCII).equals(STUB)) {
            return entry;
        }
        return read(folder.resolve("large/" + number(index)), LARGE_MAX);
    }

    // C2SP tlog-tiles: groups of three digits, all but the last marked with x.
    private static String number(long index) {
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            out.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        return out.toString();
    }

    private static byte[] read(Path file, int max) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new IOException(file + " is larger than it can be");
            }
            return bytes;
        }
    }
}

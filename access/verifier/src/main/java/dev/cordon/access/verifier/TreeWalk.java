package dev.cordon.access.verifier;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads all entry bundles and tiles once, from left to right, and computes two tree heads: one from the entries, one from the
 * tiles' leaf hashes. Whichever agrees with the signed root tells which of the two is at fault where they differ. Memory: one
 * bundle, one tile a level.
 */
final class TreeWalk {

    private static final int DISAGREEMENTS_MAX = 10_000;

    private final LedgerFiles files;
    private final Findings findings;
    private final EntryAudit entries;
    private final AuditOptions options;
    private final LargeEntries large;
    private final TreeFold byEntries = new TreeFold();
    private final TreeFold byTiles = new TreeFold();
    private final List<byte[]> upperByEntries = new ArrayList<>();
    private final List<byte[]> upperByTiles = new ArrayList<>();
    private final List<Finding> ifEntriesWrong = new ArrayList<>();
    private final List<Finding> ifTilesWrong = new ArrayList<>();
    private boolean entriesBroken;
    private long entriesRead;

    TreeWalk(LedgerFiles files, Findings findings, EntryAudit entries, AuditOptions options) {
        this.files = files;
        this.findings = findings;
        this.entries = entries;
        this.options = options;
        this.large = new LargeEntries(files, findings);
    }

    /** One bundle as it was found: the hashes of its entries. */
    private record Bundle(List<byte[]> hashes) {
    }

    void walk(long size, HistoryAudit history, List<Checkmark> marks) throws IOException {
        compareAt(0, history, marks);
        for (long index = 0; index << 8 < size; index++) {
            int width = (int) Math.min(LedgerFiles.TILE, size - (index << 8));
            Optional<List<byte[]>> tile = tile(index, width);
            Optional<Bundle> bundle = bundle(index, width);
            List<byte[]> right = tile.orElseGet(() -> fallback(bundle, width));
            List<byte[]> left = bundle.map(Bundle::hashes).filter(hashes -> hashes.size() == width).orElse(right);
            entriesBroken |= bundle.isEmpty() || bundle.get().hashes().size() != width;
            disagreement(index, bundle, tile);
            for (int i = 0; i < width; i++) {
                byEntries.add(left.get(i));
                byTiles.add(right.get(i));
                compareAt((index << 8) + i + 1, history, marks);
            }
            if (width == LedgerFiles.TILE) {
                upper(1, index, byEntries.perfect(joined(left)), byTiles.perfect(joined(right)), size);
            }
        }
        for (int level = 1; size >> 8 * level > 0; level++) {
            int width = (int) (size >> 8 * level & 0xff);
            if (width > 0) {
                upperTile(level, size >> 8 * level >> 8, width);
            }
        }
    }

    /** A checkpoint from elsewhere that the walk is to be compared with when it reaches that size. */
    static final class Checkmark {
        private final long size;
        private byte[] byEntries = new byte[0];
        private byte[] byTiles = new byte[0];

        Checkmark(long size) {
            this.size = size;
        }

        boolean reached(byte[] root) {
            return Arrays.equals(root, byEntries) || Arrays.equals(root, byTiles);
        }
    }

    private void compareAt(long count, HistoryAudit history, List<Checkmark> marks) throws IOException {
        history.at(count, byEntries, byTiles);
        for (Checkmark mark : marks) {
            if (mark.size == count) {
                mark.byEntries = byEntries.head();
                mark.byTiles = byTiles.head();
            }
        }
    }

    private static List<byte[]> fallback(Optional<Bundle> bundle, int width) {
        return bundle.map(Bundle::hashes).filter(hashes -> hashes.size() == width)
                .orElseGet(() -> Collections.nCopies(width, new byte[TreeFold.HASH]));
    }

    private Optional<List<byte[]>> tile(long index, int width) throws IOException {
        Optional<byte[]> bytes = exact("0", index, width, LedgerFiles.TILE * TreeFold.HASH, width * TreeFold.HASH);
        return bytes.map(found -> {
            List<byte[]> hashes = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                hashes.add(Arrays.copyOfRange(found, i * TreeFold.HASH, (i + 1) * TreeFold.HASH));
            }
            return hashes;
        });
    }

    /** A tile's hashes when it has exactly as many bytes as it should; otherwise a finding. */
    private Optional<byte[]> exact(String kind, long index, int width, int bytesMax, int wanted) throws IOException {
        String path = LedgerFiles.tile(kind, index, width);
        Optional<byte[]> bytes = files.read(path, bytesMax);
        if (bytes.isEmpty()) {
            bytes = files.wider(kind, index, width, bytesMax).filter(found -> found.length >= wanted).map(found -> Arrays.copyOf(found, wanted));
        }
        if (bytes.isEmpty()) {
            findings.add(Finding.Kind.MISSING_FILE, path, "the hashes of " + width + " subtrees are not there");
            return bytes;
        }
        int length = bytes.get().length;
        if (length < wanted) {
            findings.add(Finding.Kind.CUT_SHORT, path, "it has " + length + " bytes, not " + wanted);
            return Optional.empty();
        }
        if (length > wanted) {
            findings.add(Finding.Kind.TRAILING_BYTES, path, "more than " + wanted + " bytes");
        }
        return Optional.of(Arrays.copyOf(bytes.get(), wanted));
    }

    private Optional<Bundle> bundle(long index, int width) throws IOException {
        String path = LedgerFiles.tile("entries", index, width);
        Optional<byte[]> exact = files.read(path, LedgerFiles.BUNDLE_BYTES_MAX);
        Optional<byte[]> bytes = exact.isPresent() ? exact : files.wider("entries", index, width, LedgerFiles.BUNDLE_BYTES_MAX);
        if (bytes.isEmpty()) {
            findings.add(Finding.Kind.MISSING_FILE, path, "entries " + (index << 8) + " to " + ((index << 8) + width - 1) + " are not there");
            return Optional.empty();
        }
        byte[] all = bytes.get();
        List<byte[]> hashes = new ArrayList<>();
        int at = 0;
        while (at < all.length && (exact.isPresent() || hashes.size() < width) && hashes.size() < 2 * LedgerFiles.TILE) {
            int length = at + 1 < all.length ? (all[at] & 0xff) << 8 | all[at + 1] & 0xff : 0;
            int end = at + 2 + length;
            if (end > all.length) {
                findings.add(Finding.Kind.CUT_SHORT, path, "it ends inside entry " + ((index << 8) + hashes.size()));
                break;
            }
            hashes.add(byEntries.leaf(all, at + 2, end));
            if (hashes.size() <= width) {
                content((index << 8) + hashes.size() - 1, Arrays.copyOfRange(all, at + 2, end));
            }
            at = end;
        }
        if (exact.isPresent() && hashes.size() > width) {
            findings.add(Finding.Kind.TRAILING_BYTES, path, (hashes.size() - width) + " more entries than the " + width + " it should hold");
        } else if (exact.isPresent() && hashes.size() < width) {
            findings.add(Finding.Kind.CUT_SHORT, path, "it holds " + hashes.size() + " entries, not " + width);
        }
        return Optional.of(new Bundle(hashes));
    }

    private void content(long index, byte[] leaf) throws IOException {
        entriesRead++;
        Optional<byte[]> entry = large.resolve(index, leaf);
        if (!options.opaque() && entry.isPresent()) {
            entries.entry(index, entry.get());
        }
    }

    private void disagreement(long index, Optional<Bundle> bundle, Optional<List<byte[]>> tile) {
        if (bundle.isEmpty() || tile.isEmpty()) {
            return;
        }
        List<byte[]> left = bundle.get().hashes();
        boolean same = left.size() == tile.get().size();
        for (int i = 0; same && i < left.size(); i++) {
            same = Arrays.equals(left.get(i), tile.get().get(i));
        }
        if (!same && ifEntriesWrong.size() < DISAGREEMENTS_MAX) {
            List<String> entryHashes = left.stream().map(HexFormat.of()::formatHex).toList();
            List<String> tileHashes = tile.get().stream().map(HexFormat.of()::formatHex).toList();
            ifEntriesWrong.addAll(BundleDiff.entriesAtFault(index << 8, entryHashes, tileHashes));
            if (left.size() == tileHashes.size()) {
                ifTilesWrong.addAll(BundleDiff.tileAtFault(index << 8, LedgerFiles.tile("0", index, tileHashes.size()), entryHashes, tileHashes));
            }
        }
    }

    /** Takes one finished hash of an upper level; when it fills a tile, that tile is compared with its file. */
    private void upper(int level, long index, byte[] fromEntries, byte[] fromTiles, long size) throws IOException {
        while (upperByEntries.size() < level) {
            upperByEntries.add(new byte[LedgerFiles.TILE * TreeFold.HASH]);
            upperByTiles.add(new byte[LedgerFiles.TILE * TreeFold.HASH]);
        }
        int offset = (int) (index & 0xff) * TreeFold.HASH;
        System.arraycopy(fromEntries, 0, upperByEntries.get(level - 1), offset, TreeFold.HASH);
        System.arraycopy(fromTiles, 0, upperByTiles.get(level - 1), offset, TreeFold.HASH);
        if ((index & 0xff) == 0xff) {
            upperTile(level, index >> 8, LedgerFiles.TILE);
            upper(level + 1, index >> 8, byEntries.perfect(upperByEntries.get(level - 1)), byTiles.perfect(upperByTiles.get(level - 1)), size);
        }
    }

    private void upperTile(int level, long index, int width) throws IOException {
        int wanted = width * TreeFold.HASH;
        Optional<byte[]> stored = exact(Integer.toString(level), index, width, LedgerFiles.TILE * TreeFold.HASH, wanted);
        if (stored.isPresent() && !Arrays.equals(stored.get(), Arrays.copyOf(upperByEntries.get(level - 1), wanted))
                && !Arrays.equals(stored.get(), Arrays.copyOf(upperByTiles.get(level - 1), wanted))) {
            findings.add(Finding.Kind.TILE_CHANGED, LedgerFiles.tile(Integer.toString(level), index, width),
                    "its hashes are not those of the subtrees below it");
        }
    }

    private static byte[] joined(List<byte[]> hashes) {
        byte[] all = new byte[hashes.size() * TreeFold.HASH];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, all, i * TreeFold.HASH, TreeFold.HASH);
        }
        return all;
    }

    /** Whether tiles or entries lead to the signed root; and if they differ, which of them is at fault. */
    boolean judge(byte[] root) {
        boolean entriesRight = !entriesBroken && Arrays.equals(root, byEntries.head());
        boolean tilesRight = Arrays.equals(root, byTiles.head());
        List<Finding> pending = entriesRight ? ifTilesWrong : ifEntriesWrong;
        pending.forEach(finding -> findings.add(finding.kind(), finding.place(), finding.message()));
        return entriesRight || tilesRight;
    }

    long entriesRead() {
        return entriesRead;
    }

    LargeEntries large() {
        return large;
    }
}

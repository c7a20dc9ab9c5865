package dev.cordon.access.verifier;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Looks at every file below the ledger's folder: does a ledger of this size consist of it? */
final class FolderCheck extends SimpleFileVisitor<Path> {

    private static final Set<String> KNOWN = Set.of("checkpoint", "checkpoints.log", "log.vkey", "wal");

    private final LedgerFiles files;
    private final Findings findings;
    private final long size;
    private final boolean open;
    private long large;
    private long beyond;

    FolderCheck(LedgerFiles files, Findings findings, long size, boolean open) {
        this.files = files;
        this.findings = findings;
        this.size = size;
        this.open = open;
    }

    void run(long largeWanted) throws IOException {
        Files.walkFileTree(files.folder(), this);
        if (large > largeWanted) {
            findings.add(Finding.Kind.STRAY_FILE, "large", "it holds " + large + " files for " + largeWanted + " large entries");
        }
        if (beyond > 0) {
            findings.note(beyond + " files lie past the checkpoint: a writer was at work or was stopped; no signature covers them yet.");
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String path = files.folder().relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        if (!attributes.isRegularFile()) {
            findings.add(Finding.Kind.STRAY_FILE, path, "not a regular file");
        } else if (path.equals("lock")) {
            if (attributes.size() != 0) {
                findings.add(Finding.Kind.TRAILING_BYTES, path, "the lock file has no content");
            }
        } else if (path.startsWith("tile/")) {
            tile(path);
        } else if (path.startsWith("large/")) {
            largeFile(path);
        } else if (open && (path.equals("checkpoint.tmp") || path.equals("wal.tmp"))) {
            beyond++;
        } else if (!KNOWN.contains(path)) {
            findings.add(Finding.Kind.STRAY_FILE, path, "no part of a ledger");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        // A partial tile that the writer removed between being listed and being looked at.
        return FileVisitResult.CONTINUE;
    }

    private void largeFile(String path) {
        long index = number(path.substring("large/".length()));
        if (index < 0 || index >= size && !open) {
            findings.add(Finding.Kind.STRAY_FILE, path, "no entry of this ledger is kept here");
        } else if (index >= size) {
            beyond++;
        } else {
            large++;
        }
    }

    private void tile(String path) throws IOException {
        int slash = path.indexOf('/', 5);
        String kind = slash < 0 ? "" : path.substring(5, slash);
        int level = kind.equals("entries") ? 0 : (int) level(kind);
        int partial = path.indexOf(".p/");
        long index = slash < 0 ? -1 : number(path.substring(slash + 1, partial < 0 ? path.length() : Math.max(slash + 1, partial)));
        int width = partial < 0 ? LedgerFiles.TILE : (int) level(path.substring(partial + 3));
        boolean named = kind.equals("entries") || kind.equals(Integer.toString(level));
        if (!named || level < 0 || level > 7 || index < 0 || width < 1 || !LedgerFiles.tile(kind, index, width).equals(path)) {
            findings.add(Finding.Kind.STRAY_FILE, path, "no tile has this name");
            return;
        }
        long there = (size >> 8 * level) - (index << 8);
        if (width > there && !(open && index <= (size >> 8 * level) + (1 << 20))) {
            findings.add(Finding.Kind.STRAY_FILE, path, "it goes on past the checkpoint's " + size + " entries");
        } else if (width > there) {
            beyond++;
        } else if (width < there && width < LedgerFiles.TILE) {
            superseded(kind, index, width, (int) Math.min(there, LedgerFiles.TILE), path);
        }
    }

    /** A partial tile that a wider one replaced may still be there; it must be the wider one's beginning. */
    private void superseded(String kind, long index, int width, int now, String path) throws IOException {
        Optional<byte[]> old = files.read(path, LedgerFiles.BUNDLE_BYTES_MAX);
        Optional<byte[]> wide = files.read(LedgerFiles.tile(kind, index, now), LedgerFiles.BUNDLE_BYTES_MAX);
        if (old.isEmpty() || wide.isEmpty()) {
            return;
        }
        int length = kind.equals("entries") ? bundleLength(wide.get(), width) : width * TreeFold.HASH;
        if (length > wide.get().length || !Arrays.equals(old.get(), Arrays.copyOf(wide.get(), length))) {
            findings.add(Finding.Kind.TILE_CHANGED, path, "it is not the beginning of the tile that replaced it");
        }
    }

    private static int bundleLength(byte[] bundle, int entries) {
        int at = 0;
        for (int i = 0; i < entries && at + 1 < bundle.length; i++) {
            at += 2 + ((bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff);
        }
        return at;
    }

    private static long number(String grouped) {
        long index = level(grouped.replace("/", "").replace("x", ""));
        return index >= 0 && LedgerFiles.number(index).equals(grouped) ? index : -1;
    }

    /** A decimal number of at most 18 digits; -1 for anything else. */
    private static long level(String digits) {
        if (digits.isEmpty() || digits.length() > 18 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Long.parseLong(digits);
    }
}

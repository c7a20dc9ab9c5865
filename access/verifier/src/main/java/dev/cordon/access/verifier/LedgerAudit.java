package dev.cordon.access.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Audits a ledger folder: every entry and every hash is read once, in order, and compared with what the checkpoint signs, with
 * the checkpoints signed before, and with the checkpoint that was seen last time. Memory does not grow with the ledger, but
 * for the ids of orders. A ledger that is being written to can be audited: the audit is of the checkpoint it began with.
 */
public final class LedgerAudit {

    private static final int OPEN_MAX = 1000;

    private final LedgerFiles files;
    private final AuditOptions options;
    private final Findings findings;

    private LedgerAudit(Path folder, AuditOptions options) {
        this.files = new LedgerFiles(folder);
        this.options = options;
        this.findings = new Findings(options.findingsMax());
    }

    /**
     * Audits a folder.
     *
     * @throws IOException when the folder is not there or cannot be read; what is wrong with the ledger is in the report
     * @throws IllegalArgumentException when a key in the options is not one
     */
    public static AuditReport audit(Path folder, AuditOptions options) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), "", "there is no such folder");
        }
        return new LedgerAudit(folder, options).run();
    }

    private AuditReport run() throws IOException {
        List<Vouched.Key> keys = keys();
        EntryAudit entries = new EntryAudit(findings, options);
        Optional<Vouched.Head> remembered = remembered(keys);
        boolean open = files.has("wal");
        Optional<byte[]> note = files.read("checkpoint", Vouched.NOTE_BYTES_MAX);
        Optional<Vouched.Head> found = head(note, keys);
        if (found.isEmpty()) {
            return new AuditReport("", -1, "", 0, 0, findings.list(), findings.more(), findings.notes(), List.of(), 0);
        }
        Vouched.Head head = found.get();
        TreeWalk walk = new TreeWalk(files, findings, entries, options);
        long checkpoints;
        try (HistoryAudit history = new HistoryAudit(files, findings, keys, options.clockTolerance())) {
            TreeWalk.Checkmark mark = new TreeWalk.Checkmark(remembered.map(Vouched.Head::size).orElse(-1L));
            walk.walk(head.size(), history, List.of(mark));
            boolean borneOut = walk.judge(head.root());
            history.end(head, newest(head, keys), open);
            checkpoints = history.count();
            judgeHistory(history, borneOut, head);
            remembered.ifPresent(earlier -> compare(earlier, head, mark, borneOut));
        }
        new FolderCheck(files, findings, newest(head, keys).size(), open).run(walk.large().count());
        if (open) {
            findings.note("The ledger is open, or its writer was stopped; what is past the checkpoint is not audited.");
        }
        if (findings.none()) {
            remember(note.orElseThrow());
        }
        return new AuditReport(head.origin(), head.size(), HexFormat.of().formatHex(head.root()), walk.entriesRead(), checkpoints,
                findings.list(), findings.more(), findings.notes(), openOrders(entries.orders(), head.size()), entries.orders().open());
    }

    private List<Vouched.Key> keys() throws IOException {
        List<Vouched.Key> keys = new ArrayList<>();
        for (String text : options.keys()) {
            try {
                keys.add(Vouched.key(text.strip()));
            } catch (Vouched.Bad e) {
                throw new IllegalArgumentException("not a key: " + e.text());
            }
        }
        Optional<byte[]> bytes = files.read("log.vkey", 4096);
        if (bytes.isEmpty()) {
            findings.add(Finding.Kind.MISSING_FILE, "log.vkey", "the ledger's public key is not there");
            return keys;
        }
        String line = new String(bytes.get(), StandardCharsets.UTF_8);
        if (!options.keys().isEmpty()) {
            if (options.keys().stream().noneMatch(key -> line.equals(key.strip() + "\n"))) {
                findings.add(Finding.Kind.KEY_DIFFERS, "log.vkey", "the public key in the folder is none of those that were given");
            }
            return keys;
        }
        findings.note("No key was given, so the one in the folder was taken: whoever could replace the whole folder could replace it too.");
        try {
            if (!line.endsWith("\n")) {
                throw new Vouched.Bad(Finding.Kind.UNREADABLE, "the key's line has no end");
            }
            keys.add(Vouched.key(line.substring(0, line.length() - 1)));
        } catch (Vouched.Bad e) {
            findings.add(e.kind(), "log.vkey", e.text());
        }
        return keys;
    }

    private Optional<Vouched.Head> head(Optional<byte[]> note, List<Vouched.Key> keys) {
        if (note.isEmpty()) {
            findings.add(Finding.Kind.MISSING_FILE, "checkpoint", "without it nothing vouches for the entries");
            return Optional.empty();
        }
        try {
            return Optional.of(Vouched.open(note.get(), keys));
        } catch (Vouched.Bad e) {
            findings.add(e.kind(), "checkpoint", e.text());
            return Optional.empty();
        }
    }

    /** The checkpoint as it is now: a writer may have gone on since the audit began. */
    private Vouched.Head newest(Vouched.Head head, List<Vouched.Key> keys) throws IOException {
        Optional<byte[]> note = files.read("checkpoint", Vouched.NOTE_BYTES_MAX);
        if (note.isPresent()) {
            try {
                Vouched.Head now = Vouched.open(note.get(), keys);
                return now.size() >= head.size() ? now : head;
            } catch (Vouched.Bad e) {
                findings.add(e.kind(), "checkpoint", "it changed during the audit: " + e.text());
            }
        }
        return head;
    }

    private void judgeHistory(HistoryAudit history, boolean borneOut, Vouched.Head head) {
        List<Vouched.Head> bad = history.mismatched();
        if (borneOut) {
            bad.forEach(earlier -> findings.add(Finding.Kind.FORK, HistoryAudit.FILE, "the signed checkpoint of " + earlier.size()
                    + " entries is not one that the entries lead to: there were two histories"));
            return;
        }
        String until = bad.isEmpty() ? Long.toString(head.size()) : Long.toString(bad.getFirst().size());
        findings.add(Finding.Kind.ROOT_MISMATCH, "entries " + history.soundUpTo() + " to " + until,
                "neither the entries nor the tiles lead to the signed root; the checkpoint of " + history.soundUpTo()
                        + " entries still holds, so what was changed lies from there on");
    }

    private Optional<Vouched.Head> remembered(List<Vouched.Key> keys) throws IOException {
        for (Path file : options.remember()) {
            if (!Files.exists(file)) {
                findings.note("Nothing was remembered yet; from now on an older copy of the ledger is noticed.");
                return Optional.empty();
            }
            byte[] note;
            try (var in = Files.newInputStream(file)) {
                note = in.readNBytes(Vouched.NOTE_BYTES_MAX + 1);
            }
            try {
                return Optional.of(Vouched.open(note, keys));
            } catch (Vouched.Bad e) {
                findings.add(e.kind(), "remembered checkpoint", e.text());
            }
        }
        return Optional.empty();
    }

    private void compare(Vouched.Head earlier, Vouched.Head head, TreeWalk.Checkmark mark, boolean borneOut) {
        if (earlier.size() > head.size()) {
            findings.add(Finding.Kind.ROLLED_BACK, "checkpoint", "it has " + head.size() + " entries; when it was last audited, it had "
                    + earlier.size() + ": an older copy was put back");
        } else if (borneOut && !mark.reached(earlier.root())) {
            findings.add(Finding.Kind.FORK, "checkpoint", "its first " + earlier.size() + " entries are not the ones that were audited before");
        }
        if (earlier.time() > head.time() + options.clockTolerance().toMillis()) {
            findings.add(Finding.Kind.CLOCK_BACK, "checkpoint", "its time " + Instant.ofEpochMilli(head.time())
                    + " lies before " + Instant.ofEpochMilli(earlier.time()) + ", when it was last audited");
        } else if (earlier.size() == head.size() && earlier.history() > head.history() && Arrays.equals(earlier.root(), head.root())) {
            findings.add(Finding.Kind.ROLLED_BACK, "checkpoint", "it counts fewer checkpoints than when it was last audited");
        }
    }

    private void remember(byte[] note) throws IOException {
        for (Path file : options.remember()) {
            Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
            Files.write(temporary, note, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<AuditReport.OpenOrder> openOrders(OrderTable orders, long size) throws IOException {
        List<AuditReport.OpenOrder> open = new ArrayList<>();
        long bundle = -1;
        byte[] bytes = new byte[0];
        for (long index : orders.firstOpen(OPEN_MAX)) {
            if (index >> 8 != bundle) {
                bundle = index >> 8;
                int width = (int) Math.min(LedgerFiles.TILE, size - (bundle << 8));
                Optional<byte[]> exact = files.read(LedgerFiles.tile("entries", bundle, width), LedgerFiles.BUNDLE_BYTES_MAX);
                bytes = exact.isPresent() ? exact.get()
                        : files.wider("entries", bundle, width, LedgerFiles.BUNDLE_BYTES_MAX).orElse(new byte[0]);
            }
            open.add(new AuditReport.OpenOrder(index, id(bytes, (int) (index & 0xff), index)));
        }
        return open;
    }

    private String id(byte[] bundle, int offset, long index) throws IOException {
        int at = 0;
        for (int i = 0; at + 1 < bundle.length; i++) {
            int end = Math.min(bundle.length, at + 2 + ((bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff));
            if (i == offset) {
                byte[] leaf = Arrays.copyOfRange(bundle, at + 2, end);
                try {
                    Optional<byte[]> entry = new LargeEntries(files, new Findings(1)).resolve(index, leaf);
                    return entry.isEmpty() ? "" : EntryFields.read(entry.get()).getOrDefault("id", "");
                } catch (EntryFields.NotJson e) {
                    return "";
                }
            }
            at = end;
        }
        return "";
    }
}

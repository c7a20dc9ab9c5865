package dev.cordon.access.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Follows the checkpoint history beside the walk over the tree: each checkpoint must be the tree's head at its size. */
final class HistoryAudit implements AutoCloseable {

    static final String FILE = "checkpoints.log";

    private final Findings findings;
    private final List<Vouched.Key> keys;
    private final Duration tolerance;
    private final InputStream in;
    private final HistoryReader reader;
    private final List<Vouched.Head> ahead = new ArrayList<>();
    private final List<Vouched.Head> mismatched = new ArrayList<>();
    private long count;
    private long soundUpTo;
    private long sizeMax = -1;
    private long timeMax = -1;
    private boolean ended;

    HistoryAudit(LedgerFiles files, Findings findings, List<Vouched.Key> keys, Duration tolerance) throws IOException {
        this.findings = findings;
        this.keys = keys;
        this.tolerance = tolerance;
        boolean there = files.has(FILE);
        this.in = there ? Files.newInputStream(files.folder().resolve(FILE)) : InputStream.nullInputStream();
        this.reader = new HistoryReader(in);
        if (!there) {
            findings.add(Finding.Kind.MISSING_FILE, FILE, "the history of checkpoints is not there");
        }
    }

    /** Compares every checkpoint of this size with the heads that tiles and entries lead to. */
    void at(long size, TreeFold byEntries, TreeFold byTiles) throws IOException {
        while (peek().isPresent() && peek().get().size() <= size) {
            Vouched.Head head = ahead.removeFirst();
            if (head.size() == size) {
                boolean same = Arrays.equals(head.root(), byEntries.head()) || Arrays.equals(head.root(), byTiles.head());
                if (same && mismatched.isEmpty()) {
                    soundUpTo = size;
                } else if (!same && mismatched.size() < 100) {
                    mismatched.add(head);
                }
            }
        }
    }

    private Optional<Vouched.Head> peek() throws IOException {
        while (ahead.isEmpty() && !ended) {
            Optional<HistoryReader.Item> item = reader.next();
            if (item.isEmpty()) {
                ended = true;
            } else {
                take(item.get());
            }
        }
        return ahead.isEmpty() ? Optional.empty() : Optional.of(ahead.getFirst());
    }

    private void take(HistoryReader.Item item) {
        count++;
        String place = FILE + ", checkpoint " + item.number();
        try {
            Vouched.Head head = HistoryReader.open(item, keys);
            clock(place, head.time());
            if (head.size() < sizeMax) {
                findings.add(Finding.Kind.ROLLED_BACK, place, "the ledger had " + sizeMax + " entries before and " + head.size()
                        + " here: an older copy was put back and written on");
            } else {
                sizeMax = head.size();
                ahead.add(head);
            }
        } catch (Vouched.Bad e) {
            findings.add(e.kind(), place, e.text());
        }
    }

    private void clock(String place, long time) {
        if (time >= 0 && time < timeMax - tolerance.toMillis()) {
            findings.add(Finding.Kind.CLOCK_BACK, place, "its time " + Instant.ofEpochMilli(time) + " lies before "
                    + Instant.ofEpochMilli(timeMax) + ", which an earlier checkpoint has");
        }
        timeMax = Math.max(timeMax, time);
    }

    /** Reads what is left, and compares the history's end with the checkpoint. */
    void end(Vouched.Head head, Vouched.Head newest, boolean open) throws IOException {
        long beyond = -1;
        while (peek().isPresent()) {
            beyond = Math.max(beyond, ahead.removeFirst().size());
        }
        if (beyond > newest.size()) {
            findings.add(Finding.Kind.ROLLED_BACK, "checkpoint", "it has " + newest.size() + " entries, but the history has a signed "
                    + "checkpoint of " + beyond);
        }
        if (newest.size() == head.size() && newest.time() == head.time()) {
            clock("checkpoint", head.time());
        }
        if (head.history() > count) {
            if (open && head.history() == count + 1) {
                findings.note("The newest checkpoint is not in the history yet; a writer was at work or was stopped.");
            } else {
                findings.add(Finding.Kind.HISTORY_SHORT, FILE, "it holds " + count + " checkpoints; the newest one counts " + head.history());
            }
        } else if (newest.history() >= 0 && newest.history() < count) {
            findings.add(Finding.Kind.TRAILING_BYTES, FILE, "it holds " + count + " checkpoints; the newest one counts " + newest.history());
        }
    }

    List<Vouched.Head> mismatched() {
        return mismatched;
    }

    long soundUpTo() {
        return soundUpTo;
    }

    long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

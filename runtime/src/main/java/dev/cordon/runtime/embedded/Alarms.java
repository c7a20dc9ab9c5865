package dev.cordon.runtime.embedded;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import dev.cordon.runtime.Trips;
import dev.cordon.runtime.Wiring;
import dev.cordon.runtime.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a person must look at: the newest in memory, each once in the ledger, and replay bundles in {@code parked/}. */
final class Alarms implements Trips.Alarms {
    private static final int SHOWN_MAX = 50;
    private static final int KNOWN_MAX = 10_000;

    private final Ledger ledger;
    private final Path parked;
    private final InstantSource clock;
    private final long start;
    private final Deque<String> newest = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();

    /** {@code start} makes an alarm of this start another entry than the same alarm of an earlier one. */
    Alarms(Ledger ledger, Path parked, InstantSource clock, long start) {
        this.ledger = ledger;
        this.parked = parked;
        this.clock = clock;
        this.start = start;
    }

    @Override public void raise(String about, String words) {
        Instant now = clock.instant();
        synchronized (this) {
            if (known.size() >= KNOWN_MAX) {
                known.clear();
            }
            if (!known.add(about)) {
                return;
            }
            newest.addFirst(now + " " + words);
            if (newest.size() > SHOWN_MAX) {
                newest.removeLast();
            }
        }
        Json.Obj body = new Json.Obj(Map.of("what", new Json.Str(words)));
        // When the ledger cannot take it either, the list above still shows it.
        var _ = ledger.append(new Entry(Entry.Kind.ALARM, "alarm:" + start + ":" + about, now, body));
    }

    /** The trouble is over: the same alarm may be raised again. */
    synchronized void over(String about) {
        known.remove(about);
    }

    synchronized List<String> newest() {
        return List.copyOf(newest);
    }

    @Override public void bundle(Work work, Throwable defect) {
        StringWriter stack = new StringWriter();
        defect.printStackTrace(new PrintWriter(stack));
        Json.Obj bundle = new Json.Obj(Map.of("engine", new Json.Str(Wiring.ENGINE), "inspection", new Json.Str(work.inspection().value()),
                "phase", new Json.Str(work.phase().name().toLowerCase(java.util.Locale.ROOT)), "input", work.input(), "attempt",
                new Json.Num(work.attempt()), "stack", new Json.Str(stack.toString())));
        try {
            Files.createDirectories(parked);
            Files.write(parked.resolve(work.inspection().value() + ".json"), bundle.bytes());
        } catch (IOException e) {
            raise("bundle:" + e.getClass().getSimpleName(), "a replay bundle cannot be written to " + parked + ": " + e.getClass().getSimpleName());
        }
    }
}

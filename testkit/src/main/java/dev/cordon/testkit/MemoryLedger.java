package dev.cordon.testkit;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.port.keep.Entry;
import dev.cordon.kernel.port.keep.Ledger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A ledger in memory: numbered, idempotent by key, with a running hash over everything appended. */
public final class MemoryLedger implements Ledger {
    private static final String NOTHING = "0".repeat(64);

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Trouble trouble;
    private String root = NOTHING;

    /** Never any trouble. */
    public MemoryLedger() {
        this(Trouble.NONE);
    }

    /** With scripted trouble for APPEND. */
    public MemoryLedger(Trouble trouble) {
        this.trouble = trouble;
    }

    @Override public synchronized Answer<Long> append(Entry entry) {
        return switch (trouble.strike(Trouble.Call.APPEND, entry.key())) {
            case Trouble.Effect.Refused r -> Answer.unknown(r.fault());
            case Trouble.Effect.Lost l -> {
                keep(entry);
                yield Answer.unknown(l.fault());
            }
            case Trouble.Effect.Well _ -> Answer.of(keep(entry));
        };
    }

    private long keep(Entry entry) {
        Long known = numbers.get(entry.key());
        if (known != null) {
            return known;
        }
        long number = entries.size();
        entries.add(entry);
        numbers.put(entry.key(), number);
        root = next(root, number, entry);
        return number;
    }

    private static String next(String root, long number, Entry entry) {
        return ContentHash.of((root + line(number, entry)).getBytes(StandardCharsets.UTF_8)).value();
    }

    /** One entry as the ledger writes it: canonical JSON of its number, time, kind, key and the members of its body. */
    public static String line(long number, Entry entry) {
        Map<String, Json> members = new TreeMap<>(entry.body().members());
        members.put("seq", new Json.Num(number));
        members.put("at", new Json.Str(entry.at().toString()));
        members.put("kind", new Json.Str(entry.kind().name().toLowerCase(Locale.ROOT)));
        members.put("key", new Json.Str(entry.key()));
        return new Json.Obj(members).canonical();
    }

    /** Everything appended so far, in order. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Whether an entry with this key was appended. */
    public synchronized boolean has(String key) {
        return numbers.containsKey(key);
    }

    /** The running hash: 64 hex digits that depend on every entry and their order. */
    public synchronized String root() {
        return root;
    }

    /** Whether the running hash is that of the entries. */
    public synchronized boolean verifies() {
        String again = NOTHING;
        for (int i = 0; i < entries.size(); i++) {
            again = next(again, i, entries.get(i));
        }
        return again.equals(root) && numbers.size() == entries.size();
    }
}

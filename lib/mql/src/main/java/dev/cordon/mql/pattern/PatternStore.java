package dev.cordon.mql.pattern;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The regular expressions of a pack, each once, and the memory they share. */
public final class PatternStore {
    private static final long ROOM_BYTES = 32L << 20;

    private final DfaRoom room;
    private final Map<Key, Regex> regexes = new ConcurrentHashMap<>();

    private record Key(String pattern, boolean ignoreCase, boolean whole) {}

    /** A store with the usual room. */
    public PatternStore() {
        this(new DfaRoom(ROOM_BYTES));
    }

    /** A store that shares room. */
    public PatternStore(DfaRoom room) {
        this.room = room;
    }

    /** A pattern that is known to be good. */
    public Regex regex(String pattern, boolean ignoreCase, boolean whole) {
        return regexes.computeIfAbsent(new Key(pattern, ignoreCase, whole), k -> new Regex(k.pattern, k.ignoreCase, k.whole, room));
    }

    /** The memory they share. */
    public DfaRoom room() {
        return room;
    }
}

package dev.cordon.mql.pattern;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The regular expressions of a pack, each once, and the memory they share. */
public final class PatternStore {
    private static final long ROOM_BYTES = 32L << 20;

    private static final int SMALL = 64;

    private final DfaRoom room;
    private final int most;
    private final Map<Key, Regex> regexes = new ConcurrentHashMap<>();

    private record Key(String pattern, boolean ignoreCase, boolean whole) {}

    /** A store with the usual room. */
    public PatternStore() {
        this(new DfaRoom(ROOM_BYTES), Integer.MAX_VALUE);
    }

    private PatternStore(DfaRoom room, int most) {
        this.room = room;
        this.most = most;
    }

    /** A store that remembers few, for patterns that are known only when a rule runs. */
    public static PatternStore small() {
        return new PatternStore(new DfaRoom(ROOM_BYTES / 32), SMALL);
    }

    /** A pattern that is known to be good. */
    public Regex regex(String pattern, boolean ignoreCase, boolean whole) {
        if (regexes.size() >= most) {
            regexes.clear();
            room.tidy();
        }
        return regexes.computeIfAbsent(new Key(pattern, ignoreCase, whole), k -> new Regex(k.pattern, k.ignoreCase, k.whole, room));
    }

    /** The memory they share. */
    public DfaRoom room() {
        return room;
    }
}

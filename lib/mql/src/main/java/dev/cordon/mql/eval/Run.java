package dev.cordon.mql.eval;

import dev.cordon.mql.pattern.Fuel;
import dev.cordon.mql.pattern.Text;
import dev.cordon.mql.value.NamedList;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that changes while one message is looked at. One thread uses it at a time; it is used again for other messages. */
final class Run implements Fuel {
    static final Object NOTHING = new Object();
    private static final int TEXTS = 1 << 11;
    private static final int NAMES_MOST = 64;

    /** A bit for each capability that was missing in what is being evaluated, by its place in the names. */
    long missing;
    final @Nullable Object[] items;
    final byte[] tests;
    final @Nullable Object[] values;
    final long[] testMissing;
    final long[] valueMissing;
    private @Nullable Object[] columns = {};
    private final @Nullable Text[] texts = new @Nullable Text[TEXTS];
    private final Map<Object, Object> once = new HashMap<>();
    private final Map<Object, Object[]> calls = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Object> lists = new HashMap<>();
    private final Map<Long, Set<String>> sets = new HashMap<>();
    private @Nullable Input input;
    private long fuel;
    private long reserve;

    Run(int levels, int tests, int values) {
        this.items = new @Nullable Object[levels];
        this.tests = new byte[tests];
        this.testMissing = new long[tests];
        this.values = new @Nullable Object[values];
        this.valueMissing = new long[values];
    }

    /** Thrown when there is no fuel left; made once, since it says all. */
    static final class OutOfFuel extends RuntimeException {
        private static final long serialVersionUID = 1;
        static final OutOfFuel ONLY = new OutOfFuel();

        private OutOfFuel() {
            super("no fuel", null, false, false);
        }
    }

    void begin(Input next) {
        input = next;
        missing = 0;
        reserve = next.limits().unitsMost();
        fuel = 0;
    }

    /** Forgets the message. */
    void end() {
        input = null;
        missing = 0;
        Arrays.fill(items, null);
        Arrays.fill(tests, (byte) 0);
        Arrays.fill(values, null);
        Arrays.fill(columns, null);
        Arrays.fill(texts, null);
        once.clear();
        calls.clear();
        names.clear();
        sets.clear();
        lists.clear();
    }

    /** Gives a rule its fuel. */
    void refuel() {
        reserve += Math.max(0, fuel);
        fuel = Math.min(input().limits().unitsOfRule(), reserve);
        reserve -= fuel;
        missing = 0;
    }

    @Override public void spend(long units) {
        fuel -= units;
        if (fuel < 0) {
            throw OutOfFuel.ONLY;
        }
    }

    Input input() {
        Input known = input;
        if (known == null) {
            throw new IllegalStateException("no message is being looked at");
        }
        return known;
    }

    Struct root() {
        return input().root();
    }

    /** A list, or null when it is not configured, which is told. */
    @Nullable NamedList list(String name) {
        Object known = lists.get(name);
        if (known == null) {
            known = input().lists().find(name).<Object>map(l -> l).orElse(NOTHING);
            lists.put(name, known);
        }
        if (known instanceof NamedList list) {
            return list;
        }
        miss("$" + name);
        return null;
    }

    /** Adds a capability to what is missing. */
    void miss(String capability) {
        int place = names.indexOf(capability);
        if (place < 0) {
            place = names.size();
            names.add(capability);
            sets.clear();
        }
        missing |= 1L << Math.min(place, NAMES_MOST - 1);
    }

    /** The names of the bits; names that found no bit of their own are all there when the last bit is set. */
    Set<String> names(long bits) {
        return sets.computeIfAbsent(bits, this::collected);
    }

    private Set<String> collected(long bits) {
        Set<String> found = new TreeSet<>();
        for (int place = 0; place < names.size(); place++) {
            if ((bits & 1L << Math.min(place, NAMES_MOST - 1)) != 0) {
                found.add(names.get(place));
            }
        }
        return found;
    }

    /** The text with what is known of it. */
    Text text(String raw) {
        int place = (raw.hashCode() * 0x9E3779B9) >>> (32 - 11);
        Text known = texts[place];
        if (known != null && known.raw().equals(raw)) {
            return known;
        }
        Text beside = texts[place ^ 1];
        if (beside != null && beside.raw().equals(raw)) {
            return beside;
        }
        Text made = new Text(raw);
        boolean there = known == null || (beside != null && known.raw().length() <= beside.raw().length());
        texts[there ? place : place ^ 1] = made; // the longer of two stays, for it is dearer to look through again
        return made;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a supplier of null gives null again
    <T> T once(Object key, java.util.function.Supplier<T> make) {
        Object known = once.get(key);
        if (known == null) {
            known = make.get();
            once.put(key, known == null ? NOTHING : known);
        }
        return (T) (known == NOTHING ? null : known);
    }

    /** What is kept in a slot of columns, or null. */
    @Nullable Object column(int slot) {
        return slot < columns.length ? columns[slot] : null;
    }

    /** Keeps something in a slot of columns; slots come to be while rules are compiled, which may be after the run was made. */
    void column(int slot, Object kept) {
        if (slot >= columns.length) {
            columns = Arrays.copyOf(columns, Math.max(64, 2 * slot));
        }
        columns[slot] = kept;
    }

    /** What a call gave before: its value and what was missing. */
    Object @Nullable [] called(Object key) {
        return calls.get(key);
    }

    void remember(Object key, @Nullable Object value, long bits) {
        calls.put(key, new @Nullable Object[] {value, bits});
    }
}

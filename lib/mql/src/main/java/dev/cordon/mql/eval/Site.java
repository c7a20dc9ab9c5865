package dev.cordon.mql.eval;

import dev.cordon.mql.pattern.Fuel;
import dev.cordon.mql.pattern.LiteralIndex;
import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of one type, such as the display text of a link, and all literals that rules look for in it. A text of that field is gone
 * through once for all of them; what it does not hold answers most questions without looking again. The tables are made when the field
 * was asked about often enough that it pays, so that a single message never waits for them.
 */
final class Site {
    static final long[] UNKNOWN = {};

    private static final int NEEDLES_LEAST = 6;
    private static final int ASKED_BEFORE_TABLES = 4_000;
    private static final int ASKED_BEFORE_PASS = 16;
    private static final int SHORT = 24;
    private static final int FEW = 4;

    private final Map<Needle, Gate> gates = new HashMap<>();
    private final Runnable settle;
    private int asked;
    private volatile @Nullable LiteralIndex index;

    /** Settling compiles what is left to compile, so that every needle has its gate before the tables are made. */
    Site(Runnable settle) {
        this.settle = settle;
    }

    /** What a text's literals say of one needle. */
    static final class Gate {
        private final Needle needle;
        /** Literals of which the text must hold each; and sets of which it must hold one literal. */
        private int[] all = {};
        private int[][] sets = {};
        private boolean decided;
        private volatile @Nullable List<List<String>> required;

        private Gate(Needle needle) {
            this.needle = needle;
        }

        /** False when the text lacks a literal, true when literals are all it takes, null when the text must be looked at. */
        int test(long[] hits, Text text, Fuel fuel) {
            if (hits == UNKNOWN) {
                return needle instanceof Needle.Matches && text.raw().length() > SHORT ? search(text, fuel) : Node.NULL;
            }
            return lacks(hits) ? Node.FALSE : decided ? Node.TRUE : Node.NULL;
        }

        /** Whether the text does not hold what the needle needs. */
        boolean lacks(long[] hits) {
            for (int id : all) {
                if ((hits[id >> 6] & 1L << id) == 0) {
                    return true;
                }
            }
            for (int[] set : sets) {
                boolean one = false;
                for (int id : set) {
                    one |= (hits[id >> 6] & 1L << id) != 0;
                }
                if (!one) {
                    return true;
                }
            }
            return false;
        }

        /** Looks for the few literals themselves: the machine does that much faster than any automaton steps. */
        private int search(Text text, Fuel fuel) {
            List<List<String>> known = required;
            if (known == null) {
                known = needle.required();
                required = known;
            }
            for (List<String> set : known) {
                if (set.size() <= FEW) {
                    fuel.spend(text.raw().length() / 8 + 1L);
                    if (!anyIn(set, text.folded())) {
                        return Node.FALSE;
                    }
                }
            }
            return Node.NULL;
        }
    }

    private static boolean anyIn(List<String> set, String folded) {
        for (String literal : set) {
            if (folded.contains(literal)) {
                return true;
            }
        }
        return false;
    }

    /** What a text holds, for one site; and for another, when the same text stands in two fields. */
    private record Hits(Site site, long[] bits, @Nullable Hits next) {}

    /** The gate of a needle; while rules are compiled. */
    synchronized Gate gate(Needle needle) {
        return gates.computeIfAbsent(needle, Gate::new);
    }

    /** A bit for each literal that the text holds, or {@link #UNKNOWN} when looking for the needle itself is cheaper. */
    long[] hits(Text text, Fuel fuel) {
        Hits noted = (Hits) text.note;
        for (Hits known = noted; known != null; known = known.next) {
            if (known.site == this) {
                return known.bits;
            }
        }
        if (gates.size() < NEEDLES_LEAST || ++text.asked <= ASKED_BEFORE_PASS) {
            return UNKNOWN;
        }
        LiteralIndex tables = index;
        if (tables == null) {
            if (++asked < ASKED_BEFORE_TABLES) { // counted by several threads without care: it need not be exact
                return UNKNOWN;
            }
            tables = prepare();
        }
        String folded = text.folded();
        fuel.spend(folded.length() + 1L);
        long[] bits = tables.scan(folded);
        text.note = new Hits(this, bits, noted);
        return bits;
    }

    /** Makes the tables. */
    LiteralIndex prepare() {
        settle.run();
        return made();
    }

    private synchronized LiteralIndex made() {
        LiteralIndex known = index;
        if (known != null) {
            return known;
        }
        LiteralIndex.Builder builder = new LiteralIndex.Builder();
        for (Gate gate : gates.values()) {
            List<int[]> sets = new ArrayList<>();
            List<Integer> all = new ArrayList<>();
            for (List<String> required : gate.needle.required()) {
                int[] ids = required.stream().mapToInt(builder::add).toArray();
                if (ids.length == 1) {
                    all.add(ids[0]);
                } else {
                    sets.add(ids);
                }
            }
            gate.all = all.stream().mapToInt(Integer::intValue).toArray();
            gate.sets = sets.toArray(int[][]::new);
            gate.decided = gate.needle.decided() && gate.all.length + gate.sets.length > 0;
        }
        known = builder.build();
        index = known;
        return known;
    }

    /** For each gate how many literals its first set has, and their numbers; empty when one of them has none. */
    static int[] firstSets(Gate[] gates) {
        int[] numbers = {};
        for (Gate gate : gates) {
            int[] first = gate.all.length > 0 ? new int[] {gate.all[0]} : gate.sets.length > 0 ? gate.sets[0] : new int[0];
            if (first.length == 0) {
                return first;
            }
            int end = numbers.length;
            numbers = java.util.Arrays.copyOf(numbers, end + 1 + first.length);
            numbers[end] = first.length;
            System.arraycopy(first, 0, numbers, end + 1, first.length);
        }
        return numbers;
    }

    /** How many bytes the tables take. */
    long bytes() {
        LiteralIndex known = index;
        return known == null ? 0 : known.bytes();
    }
}

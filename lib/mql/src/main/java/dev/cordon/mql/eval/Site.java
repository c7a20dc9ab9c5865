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
    private static final int LETTERS_MOST = 10;

    private final Map<Needle, Gate> gates = new HashMap<>();
    private int asked;
    private volatile @Nullable LiteralIndex index;

    /** What a text's literals say of one needle. */
    static final class Gate {
        private final Needle needle;
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
            for (int[] set : sets) {
                boolean one = false;
                for (int id : set) {
                    if ((hits[id >> 6] & 1L << id) != 0) {
                        one = true;
                        break;
                    }
                }
                if (!one) {
                    return Node.FALSE;
                }
            }
            return decided ? Node.TRUE : Node.NULL;
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

    private record Hits(Site site, long[] bits) {}

    /** The gate of a needle; while rules are compiled, by one thread. */
    Gate gate(Needle needle) {
        return gates.computeIfAbsent(needle, Gate::new);
    }

    /** A bit for each literal that the text holds, or {@link #UNKNOWN} when looking for the needle itself is cheaper. */
    long[] hits(Text text, Fuel fuel) {
        if (text.note instanceof Hits known && known.site == this) {
            return known.bits;
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
        text.note = new Hits(this, bits);
        return bits;
    }

    /** Makes the tables. */
    synchronized LiteralIndex prepare() {
        LiteralIndex known = index;
        if (known != null) {
            return known;
        }
        LiteralIndex.Builder builder = new LiteralIndex.Builder();
        for (Gate gate : gates.values()) {
            List<int[]> sets = new ArrayList<>();
            boolean cut = false;
            for (List<String> required : gate.needle.required()) {
                int[] ids = new int[required.size()];
                for (int at = 0; at < ids.length; at++) {
                    String literal = required.get(at);
                    boolean tooLong = literal.length() > LETTERS_MOST;
                    cut |= tooLong;
                    ids[at] = builder.add(tooLong ? shortened(literal) : literal);
                }
                sets.add(ids);
            }
            gate.sets = sets.toArray(int[][]::new);
            gate.decided = gate.needle.decided() && !cut && gate.sets.length > 0;
        }
        known = builder.build();
        index = known;
        return known;
    }

    /** How many bytes the tables take. */
    long bytes() {
        LiteralIndex known = index;
        return known == null ? 0 : known.bytes();
    }

    private static String shortened(String literal) {
        int end = Character.isHighSurrogate(literal.charAt(LETTERS_MOST - 1)) ? LETTERS_MOST - 1 : LETTERS_MOST;
        return literal.substring(0, end);
    }
}

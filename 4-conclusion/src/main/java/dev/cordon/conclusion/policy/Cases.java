package dev.cordon.conclusion.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every case there is: the product of all axes, numbered in mixed radix. A set of cases is a {@link BitSet}, so that covering,
 * overlap and holes are word-wise operations over some twenty thousand bits.
 */
final class Cases {

    private static final Axis[] AXES = Axis.values();
    private static final int[] STRIDE = new int[AXES.length];
    /** How many cases there are, reachable or not. */
    static final int COUNT;
    /** The cases that a judgement can be in. */
    static final BitSet REACHABLE;
    private static final List<List<BitSet>> WITH = new ArrayList<>();
    private static final int CANDIDATES_MAX = 16;

    static {
        int stride = 1;
        for (Axis axis : AXES) {
            STRIDE[axis.ordinal()] = stride;
            stride *= axis.words().size();
        }
        COUNT = stride;
        for (Axis axis : AXES) {
            List<BitSet> sets = new ArrayList<>();
            axis.words().forEach(_ -> sets.add(new BitSet(COUNT)));
            for (int i = 0; i < COUNT; i++) {
                sets.get(position(i, axis)).set(i);
            }
            WITH.add(sets);
        }
        REACHABLE = new BitSet(COUNT);
        for (int i = 0; i < COUNT; i++) {
            REACHABLE.set(i, CaseOf.canOccur(word(i, Axis.VERDICT), word(i, Axis.GAP)));
        }
    }

    private Cases() {}

    private static int position(int number, Axis axis) {
        return number / STRIDE[axis.ordinal()] % axis.words().size();
    }

    /** The word of a case on one axis. */
    static String word(int number, Axis axis) {
        return axis.words().get(position(number, axis));
    }

    /** The cases in which every axis named has one of its words; axes not named may have any. */
    static BitSet matching(Map<Axis, Set<String>> when) {
        BitSet all = new BitSet(COUNT);
        all.set(0, COUNT);
        when.forEach((axis, words) -> {
            BitSet any = new BitSet(COUNT);
            words.forEach(word -> any.or(WITH.get(axis.ordinal()).get(axis.words().indexOf(word))));
            all.and(any);
        });
        return all;
    }

    /** The cases with this word on this axis. */
    static BitSet with(Axis axis, String... words) {
        return matching(Map.of(axis, Set.of(words)));
    }

    /**
     * A group of cases that can be named shortly: the fewest words such that every reachable case with these words is in the set.
     *
     * @param words by axis; axes not named do not matter
     * @param members all of the set's cases it stands for
     */
    record Group(Map<Axis, String> words, BitSet members) {
        /** In words a person can check, such as {@code verdict suspicious, can-hide no}. */
        String inWords() {
            if (words.isEmpty()) {
                return "every case";
            }
            List<String> parts = new ArrayList<>();
            words.forEach((axis, word) -> parts.add(axis.key() + ' ' + word));
            return String.join(", ", parts);
        }
    }

    /**
     * A shortly named group within a set of reachable cases, which must not be empty: of the groups around some of its cases the one
     * with the fewest words, and of these the largest.
     */
    static Group shortest(BitSet set) {
        BitSet rest = (BitSet) set.clone();
        Group best = around(rest.nextSetBit(0), set);
        for (int tried = 1; tried < CANDIDATES_MAX; tried++) {
            rest.andNot(best.members());
            int next = rest.nextSetBit(0);
            if (next < 0) {
                break;
            }
            Group other = around(next, set);
            rest.andNot(other.members());
            best = Comparator.<Group>comparingInt(g -> g.words().size()).thenComparingInt(g -> -g.members().cardinality())
                    .compare(other, best) < 0 ? other : best;
        }
        return best;
    }

    // The fewest of this case's words such that all reachable cases with them are in the set.
    private static Group around(int number, BitSet set) {
        for (int size = 0; size <= AXES.length; size++) {
            for (int subset = 0; subset < 1 << AXES.length; subset++) {
                if (Integer.bitCount(subset) == size) {
                    BitSet members = (BitSet) REACHABLE.clone();
                    Map<Axis, String> words = new EnumMap<>(Axis.class);
                    for (Axis axis : AXES) {
                        if ((subset >> axis.ordinal() & 1) == 1) {
                            members.and(WITH.get(axis.ordinal()).get(position(number, axis)));
                            words.put(axis, word(number, axis));
                        }
                    }
                    BitSet outside = (BitSet) members.clone();
                    outside.andNot(set);
                    if (outside.isEmpty()) {
                        return new Group(words, members);
                    }
                }
            }
        }
        throw new IllegalArgumentException("case " + number + " is not in the set");
    }
}

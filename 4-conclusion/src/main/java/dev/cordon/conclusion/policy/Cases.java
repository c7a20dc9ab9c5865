package dev.cordon.conclusion.policy;

import java.util.ArrayList;
import java.util.BitSet;
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

    private static final Set<String> CALM = Set.of("clean", "bulk");
    private static final Set<String> NOT_BLOCKING = Set.of("none", "unsupported");

    static {
        int stride = 1;
        for (Axis axis : AXES) {
            STRIDE[axis.ordinal()] = stride;
            stride *= axis.words().size();
        }
        COUNT = stride;
        REACHABLE = new BitSet(COUNT);
        for (int i = 0; i < COUNT; i++) {
            REACHABLE.set(i, reachable(i));
        }
    }

    private Cases() {}

    // Verification never calls a message clean or bulk when something blocking could not be found out, and a defect is always
    // indeterminate: those cases cannot occur, and no rule needs to speak of them.
    private static boolean reachable(int number) {
        String verdict = word(number, Axis.VERDICT);
        String gap = word(number, Axis.GAP);
        if (CALM.contains(verdict)) {
            return NOT_BLOCKING.contains(gap);
        }
        return !gap.equals("defect") || verdict.equals("indeterminate");
    }

    /** The number of a case. */
    static int number(Map<Axis, String> words) {
        int number = 0;
        for (Axis axis : AXES) {
            String word = words.getOrDefault(axis, "");
            int at = axis.words().indexOf(word);
            if (at < 0) {
                throw new IllegalArgumentException("`" + word + "` is no word for " + axis.key());
            }
            number += at * STRIDE[axis.ordinal()];
        }
        return number;
    }

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
        for (int i = 0; i < COUNT; i++) {
            boolean fits = true;
            for (Map.Entry<Axis, Set<String>> e : when.entrySet()) {
                fits &= e.getValue().contains(word(i, e.getKey()));
            }
            all.set(i, fits);
        }
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

    /** The largest shortest-named group within a set of reachable cases, which must not be empty. */
    static Group shortest(BitSet set) {
        Group best = new Group(Map.of(), new BitSet());
        int subsets = 1 << AXES.length;
        for (int size = 0; size <= AXES.length && best.members().isEmpty(); size++) {
            for (int subset = 0; subset < subsets; subset++) {
                if (Integer.bitCount(subset) == size) {
                    Group found = group(set, subset);
                    best = found.members().cardinality() > best.members().cardinality() ? found : best;
                }
            }
        }
        return best;
    }

    // Groups all reachable cases by their words on the axes of the subset; a group counts when all of it lies in the set.
    private static Group group(BitSet set, int subset) {
        int cells = 1;
        for (Axis axis : AXES) {
            cells *= (subset >> axis.ordinal() & 1) == 1 ? axis.words().size() : 1;
        }
        int[] inside = new int[cells];
        int[] outside = new int[cells];
        for (int i = REACHABLE.nextSetBit(0); i >= 0; i = REACHABLE.nextSetBit(i + 1)) {
            (set.get(i) ? inside : outside)[cell(i, subset)]++;
        }
        int chosen = -1;
        for (int c = 0; c < cells; c++) {
            if (inside[c] > 0 && outside[c] == 0 && (chosen < 0 || inside[c] > inside[chosen])) {
                chosen = c;
            }
        }
        BitSet members = new BitSet(COUNT);
        Map<Axis, String> words = new EnumMap<>(Axis.class);
        if (chosen >= 0) {
            for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
                if (cell(i, subset) == chosen) {
                    members.set(i);
                    for (Axis axis : AXES) {
                        if ((subset >> axis.ordinal() & 1) == 1) {
                            words.put(axis, word(i, axis));
                        }
                    }
                }
            }
        }
        return new Group(words, members);
    }

    private static int cell(int number, int subset) {
        int cell = 0;
        for (Axis axis : AXES) {
            if ((subset >> axis.ordinal() & 1) == 1) {
                cell = cell * axis.words().size() + position(number, axis);
            }
        }
        return cell;
    }
}

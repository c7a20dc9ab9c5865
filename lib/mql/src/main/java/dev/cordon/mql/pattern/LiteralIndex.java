package dev.cordon.mql.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many literals looked for in one pass, without regard to case (A. Aho, M. Corasick, 1975): an automaton with a full table, so that each
 * character costs one look-up. Literals with characters beyond ASCII have an automaton of their own, run only on texts that have such.
 */
public final class LiteralIndex {
    private final Automaton ascii;
    private final Automaton other;
    private final int size;

    private LiteralIndex(Map<String, Integer> literals) {
        this.size = literals.size();
        Map<String, Integer> plain = new HashMap<>();
        Map<String, Integer> rest = new HashMap<>();
        literals.forEach((literal, id) -> (isAscii(literal) ? plain : rest).put(literal, id));
        this.ascii = new Automaton(plain);
        this.other = new Automaton(rest);
    }

    /** Collects literals, folds them, gives each a number. */
    public static final class Builder {
        private final Map<String, Integer> literals = new HashMap<>();

        /** The number of a literal, which is not empty; the same for all that differ by case only. */
        public int add(String literal) {
            return literals.computeIfAbsent(Folding.fold(literal), _ -> literals.size());
        }

        /** The finished index. */
        public LiteralIndex build() {
            return new LiteralIndex(literals);
        }
    }

    /** How many literals there are. */
    public int size() {
        return size;
    }

    /** How many bytes the tables take. */
    public long bytes() {
        return 4L * (ascii.table.length + other.table.length);
    }

    /** A bit for each literal's number: whether the folded text holds it. */
    public long[] scan(String folded) {
        long[] found = new long[(size + 63) >> 6];
        char[] text = folded.toCharArray();
        boolean beyond = ascii.scan(text, found);
        if (beyond && other.outputs.length > 1) {
            other.scan(text, found);
        }
        return found;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** One table: a row a state, a column a character that occurs in literals; column 0 is all other characters. */
    private static final class Automaton {
        private final short[] low = new short[128];
        private final char[] letters;
        private final int width;
        private final int[] table;
        private final int[][] outputs;

        Automaton(Map<String, Integer> literals) {
            this.letters = letters(literals);
            this.width = letters.length + 1;
            for (int at = 0; at < letters.length; at++) {
                if (letters[at] < 128) {
                    low[letters[at]] = (short) (at + 1);
                }
            }
            List<int[]> rows = new ArrayList<>();
            List<int[]> ends = new ArrayList<>();
            trie(literals, rows, ends);
            this.table = new int[rows.size() * width];
            this.outputs = new int[rows.size()][];
            connect(rows, ends);
        }

        private static char[] letters(Map<String, Integer> literals) {
            java.util.BitSet used = new java.util.BitSet();
            literals.keySet().forEach(literal -> literal.chars().forEach(used::set));
            char[] letters = new char[used.cardinality()];
            int end = 0;
            for (int c = used.nextSetBit(0); c >= 0; c = used.nextSetBit(c + 1)) {
                letters[end++] = (char) c;
            }
            return letters;
        }

        private void trie(Map<String, Integer> literals, List<int[]> rows, List<int[]> ends) {
            rows.add(new int[width]);
            ends.add(new int[0]);
            literals.forEach((literal, id) -> {
                int state = 0;
                for (int at = 0; at < literal.length(); at++) {
                    int letter = letter(literal.charAt(at));
                    int next = rows.get(state)[letter];
                    if (next == 0) {
                        next = rows.size();
                        rows.get(state)[letter] = next;
                        rows.add(new int[width]);
                        ends.add(new int[0]);
                    }
                    state = next;
                }
                ends.set(state, new int[] {id});
            });
        }

        /**
         * Breadth first: a missing step is the step of the longest suffix that is a state; entries are row offsets, negative with output.
         */
        private void connect(List<int[]> rows, List<int[]> ends) {
            int[] suffix = new int[rows.size()];
            int[] queue = new int[rows.size()];
            int tail = 1;
            for (int head = 0; head < tail; head++) {
                int state = queue[head];
                outputs[state] = state == 0 ? ends.get(0) : joined(ends.get(state), outputs[suffix[state]]);
                int[] row = rows.get(state);
                int[] back = rows.get(suffix[state]);
                for (int letter = 1; letter < width; letter++) {
                    int next = row[letter];
                    if (next != 0 && (state == 0 || next != back[letter])) {
                        suffix[next] = state == 0 ? 0 : back[letter];
                        queue[tail++] = next;
                    } else if (state != 0) {
                        row[letter] = back[letter];
                    }
                }
            }
            renumber(rows, queue);
        }

        /** States in the order of their depth: the few near the start, where texts mostly are, lie side by side and stay in the cache. */
        private void renumber(List<int[]> rows, int[] queue) {
            int[] place = new int[queue.length];
            for (int at = 0; at < queue.length; at++) {
                place[queue[at]] = at;
            }
            int[][] old = outputs.clone();
            for (int at = 0; at < queue.length; at++) {
                int[] row = rows.get(queue[at]);
                outputs[at] = old[queue[at]];
                for (int letter = 0; letter < width; letter++) {
                    int next = place[row[letter]] * width;
                    table[at * width + letter] = old[row[letter]].length > 0 ? ~next : next;
                }
            }
        }

        private static int[] joined(int[] own, int[] inherited) {
            if (own.length == 0) {
                return inherited;
            }
            int[] all = Arrays.copyOf(own, own.length + inherited.length);
            System.arraycopy(inherited, 0, all, own.length, inherited.length);
            return all;
        }

        private int letter(char c) {
            if (c < 128) {
                return low[c];
            }
            int place = Arrays.binarySearch(letters, c);
            return place < 0 ? 0 : place + 1;
        }

        /** Sets the bits of what the text holds; gives whether the text has characters beyond ASCII. */
        boolean scan(char[] text, long[] found) {
            int[] steps = table;
            short[] columns = low;
            int state = 0;
            int bits = 0;
            for (char c : text) {
                bits |= c;
                state = steps[state + (c < 128 ? columns[c] : letter(c))];
                if (state < 0) {
                    state = ~state;
                    for (int id : outputs[state / width]) {
                        found[id >> 6] |= 1L << id;
                    }
                }
            }
            return bits >= 128;
        }
    }
}

package dev.cordon.mql.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many literals looked for in one pass, without regard to case. Of each literal the three letters that mail holds least often are its
 * key; the text's runs of three letters are asked in a bit map that stays in the processor's nearest cache, and only where it says yes
 * are the literals of that key compared (after S. Wu, U. Manber, "A fast algorithm for multi-pattern searching", 1994, without skips).
 * Literals of one or two letters have keys as long as they are.
 */
public final class LiteralIndex {
    private static final int KEY = 3;
    private static final int BITS_LEAST = 12;
    private static final int BITS_MOST = 20;
    private static final int BITS_A_KEY = 64;
    private static final int MIX = 0x9E3779B1;
    private static final int NO_KEY = -1;
    /** What it costs that a key has a literal already, beside how common its letters are. */
    private static final int TAKEN = 4;
    private static final String FROM_RARE_TO_COMMON = "qzjxkvbywgfpm0123456789ucd:\"=-/.lhrsniotae ";

    private final String[] literals;
    private final long[] threes;
    private final int threesShift;
    private final boolean brief;
    private final long[] twos;
    private final long[] ones = new long[4];
    private final int[] keys;
    private final int[] firsts;
    private final int[] entries;

    private LiteralIndex(Map<String, Integer> numbers) {
        this.literals = new String[numbers.size()];
        numbers.forEach((literal, number) -> literals[number] = literal);
        Map<Integer, List<int[]>> byKey = new HashMap<>();
        for (int number = 0; number < literals.length; number++) {
            int end = keyEnd(literals[number], byKey);
            byKey.computeIfAbsent(key(literals[number], end), _ -> new ArrayList<>(1)).add(new int[] {number, end});
        }
        int bits = BITS_LEAST;
        while (bits < BITS_MOST && 1L << bits < (long) BITS_A_KEY * byKey.size()) {
            bits++;
        }
        this.threesShift = 32 - bits;
        this.threes = new long[1 << (bits - 6)];
        this.brief = Arrays.stream(literals).anyMatch(literal -> literal.length() < KEY);
        this.twos = new long[brief ? 1 << 10 : 0];
        int room = Integer.highestOneBit(Math.max(4, byKey.size() * 2)) * 2;
        this.keys = new int[room];
        this.firsts = new int[room];
        Arrays.fill(keys, NO_KEY);
        this.entries = new int[2 * literals.length + byKey.size()];
        fill(byKey);
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
        return literals.length;
    }

    /** How many bytes the tables take, without the literals themselves. */
    public long bytes() {
        return 8L * (threes.length + twos.length + ones.length) + 4L * (keys.length + firsts.length + entries.length + literals.length);
    }

    /** A bit for each literal's number: whether the folded text holds it. */
    public long[] scan(String folded) {
        long[] found = new long[(literals.length + 63) >> 6];
        char[] text = folded.toCharArray();
        long[] map = threes;
        int shift = threesShift;
        int window = 0;
        for (int at = 0; at < text.length; at++) {
            char c = text[at];
            window = window << 8 | (c ^ c >>> 8) & 0xFF;
            int place = (window << 8) * MIX >>> shift;
            if ((map[place >> 6] & 1L << place) != 0) {
                collect(window & 0xFFFFFF, folded, at, found);
            }
        }
        if (brief) {
            scanBrief(text, folded, found);
        }
        return found;
    }

    /** Whether the folded text holds none of them. */
    public boolean noneIn(String folded) {
        for (long word : scan(folded)) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    private void scanBrief(char[] text, String folded, long[] found) {
        long[] openTwos = twos.clone(); // what was found is not asked again: such keys are everywhere
        long[] openOnes = ones.clone();
        int window = 0;
        for (int at = 0; at < text.length; at++) {
            char c = text[at];
            window = window << 8 | (c ^ c >>> 8) & 0xFF;
            int two = window & 0xFFFF;
            if ((openTwos[two >> 6] & 1L << two) != 0 && collect(two | 1 << 24, folded, at, found)) {
                openTwos[two >> 6] &= ~(1L << two);
            }
            int one = window & 0xFF;
            if ((openOnes[one >> 6] & 1L << one) != 0 && collect(one | 2 << 24, folded, at, found)) {
                openOnes[one >> 6] &= ~(1L << one);
            }
        }
    }

    /** Compares the literals of a key whose last letter is at this place; gives whether all of them are found by now. */
    private boolean collect(int key, String folded, int at, long[] found) {
        int slot = slot(key);
        if (keys[slot] != key) {
            return false;
        }
        boolean all = true;
        for (int entry = firsts[slot]; entries[entry] >= 0; entry += 2) {
            int number = entries[entry];
            if ((found[number >> 6] & 1L << number) == 0) {
                if (folded.startsWith(literals[number], at - entries[entry + 1])) {
                    found[number >> 6] |= 1L << number;
                } else {
                    all = false;
                }
            }
        }
        return all;
    }

    private void fill(Map<Integer, List<int[]>> byKey) {
        int end = 0;
        for (Map.Entry<Integer, List<int[]>> one : byKey.entrySet()) {
            int key = one.getKey();
            int slot = slot(key);
            keys[slot] = key;
            firsts[slot] = end;
            for (int[] entry : one.getValue()) {
                entries[end++] = entry[0];
                entries[end++] = entry[1];
            }
            entries[end++] = NO_KEY;
            mark(key);
        }
    }

    private void mark(int key) {
        switch (key >>> 24) {
            case 0 -> {
                int place = (key << 8) * MIX >>> threesShift;
                threes[place >> 6] |= 1L << place;
            }
            case 1 -> twos[(key & 0xFFFF) >> 6] |= 1L << key;
            default -> ones[(key & 0xFF) >> 6] |= 1L << key;
        }
    }

    private int slot(int key) {
        int slot = key * MIX >>> 7 & keys.length - 1;
        while (keys[slot] != NO_KEY && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    /** The place of the last letter of the best key. */
    private static int keyEnd(String literal, Map<Integer, List<int[]>> byKey) {
        int back = Math.min(KEY, literal.length()) - 1;
        int best = back;
        int least = Integer.MAX_VALUE;
        for (int end = back; end < literal.length() && literal.length() >= KEY; end++) {
            int price = common(literal.charAt(end)) + common(literal.charAt(end - 1)) + common(literal.charAt(end - 2))
                + TAKEN * byKey.getOrDefault(key(literal, end), List.of()).size();
            if (price < least) {
                least = price;
                best = end;
            }
        }
        return best;
    }

    /** How common a letter is in mail, in HTML and in addresses: 0 is rare. */
    private static int common(char c) {
        return FROM_RARE_TO_COMMON.indexOf(c) + 1;
    }

    private static int key(String literal, int end) {
        int window = 0;
        int length = Math.min(KEY, literal.length());
        for (int at = end - length + 1; at <= end; at++) {
            char c = literal.charAt(at);
            window = window << 8 | (c ^ c >>> 8) & 0xFF;
        }
        return window | KEY - length << 24;
    }
}

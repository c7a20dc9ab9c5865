package dev.cordon.mql.pattern;

import java.util.Arrays;

/** A growing set of code points, kept as pairs of first and last; {@link #sorted} makes the pairs rise and not touch. */
final class Ranges {
    private int[] pairs = new int[8];
    private int length;

    Ranges add(int first, int last) {
        if (length + 2 > pairs.length) {
            pairs = Arrays.copyOf(pairs, pairs.length * 2);
        }
        pairs[length++] = first;
        pairs[length++] = last;
        return this;
    }

    Ranges addAll(int[] others) {
        for (int at = 0; at < others.length; at += 2) {
            add(others[at], others[at + 1]);
        }
        return this;
    }

    /** Adds pairs and everything that differs from a member by case only. */
    Ranges addFolded(int[] others) {
        addAll(others);
        for (int at = 0; at < others.length; at += 2) {
            int last = Math.min(others[at + 1], 0x1E943); // nothing beyond has case
            for (int c = others[at]; c <= last; c++) {
                for (int other : Folding.orbit(c)) {
                    if (other != c) {
                        add(other, other);
                    }
                }
            }
        }
        return this;
    }

    /** The pairs in rising order, neighbours joined. */
    int[] sorted() {
        int count = length / 2;
        long[] keys = new long[count];
        for (int at = 0; at < count; at++) {
            keys[at] = ((long) pairs[2 * at] << 32) | pairs[2 * at + 1];
        }
        Arrays.sort(keys);
        int[] joined = new int[length];
        int end = 0;
        for (long key : keys) {
            int first = (int) (key >>> 32);
            int last = (int) key;
            if (end > 0 && first <= joined[end - 1] + 1) {
                joined[end - 1] = Math.max(joined[end - 1], last);
            } else {
                joined[end++] = first;
                joined[end++] = last;
            }
        }
        return Arrays.copyOf(joined, end);
    }

    /** Everything that is not in these sorted pairs. */
    static int[] negated(int[] sorted) {
        Ranges rest = new Ranges();
        int next = 0;
        for (int at = 0; at < sorted.length; at += 2) {
            if (next < sorted[at]) {
                rest.add(next, sorted[at] - 1);
            }
            next = sorted[at + 1] + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            rest.add(next, Character.MAX_CODE_POINT);
        }
        return rest.sorted();
    }

    /** Whether sorted pairs hold a code point. */
    static boolean contains(int[] sorted, int codePoint) {
        int low = 0;
        int high = sorted.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < sorted[2 * middle]) {
                high = middle - 1;
            } else if (codePoint > sorted[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** How many code points sorted pairs hold. */
    static int size(int[] sorted) {
        int size = 0;
        for (int at = 0; at < sorted.length; at += 2) {
            size += sorted[at + 1] - sorted[at] + 1;
        }
        return size;
    }
}

package dev.cordon.mql.pattern;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The code points as one pattern tells them apart: two in the same letter are never treated differently by it. */
final class Alphabet {
    /** Kind of what is beyond either end of a text. */
    static final int EDGE = 0;
    /** Kind of a line feed, where lines matter. */
    static final int NEWLINE = 1;
    /** Kind of a character of {@code \w}, where words matter. */
    static final int WORD = 2;
    /** Kind of everything else. */
    static final int OTHER = 3;

    private final short[] low = new short[128];
    private final int[] starts;
    private final short[] letters;
    private final byte[] kinds;
    private final BitSet[] members;

    private Alphabet(int[] starts, short[] letters, byte[] kinds, BitSet[] members) {
        this.starts = starts;
        this.letters = letters;
        this.kinds = kinds;
        this.members = members;
        for (int c = 0; c < low.length; c++) {
            low[c] = find(c);
        }
    }

    static Alphabet of(List<int[]> classes, boolean words, boolean lines) {
        int[] starts = starts(classes, words, lines);
        short[] letters = new short[starts.length];
        Map<BitSet, Short> known = new HashMap<>();
        byte[] kinds = new byte[starts.length];
        BitSet[] members = new BitSet[classes.size()];
        Arrays.setAll(members, _ -> new BitSet());
        for (int at = 0; at < starts.length; at++) {
            BitSet signature = new BitSet();
            for (int index = 0; index < classes.size(); index++) {
                signature.set(index, Ranges.contains(classes.get(index), starts[at]));
            }
            boolean word = words && Ranges.contains(UnicodeClasses.WORD, starts[at]);
            boolean line = lines && starts[at] == '\n';
            signature.set(classes.size(), word);
            signature.set(classes.size() + 1, line);
            Short letter = known.get(signature);
            if (letter == null) {
                letter = (short) known.size();
                known.put(signature, letter);
                kinds[letter] = (byte) (line ? NEWLINE : word ? WORD : OTHER);
                for (int index = 0; index < members.length; index++) {
                    members[index].set(letter, signature.get(index));
                }
            }
            letters[at] = letter;
        }
        return new Alphabet(starts, letters, Arrays.copyOf(kinds, known.size()), members);
    }

    private static int[] starts(List<int[]> classes, boolean words, boolean lines) {
        int length = 1;
        for (int[] pairs : classes) {
            length += pairs.length;
        }
        int[] all = new int[length + 16];
        int end = 1;
        for (int[] pairs : classes) {
            end = cut(all, end, pairs);
        }
        if (words) {
            end = cut(all, end, UnicodeClasses.WORD);
        }
        if (lines) {
            end = cut(all, end, new int[] {'\n', '\n'});
        }
        Arrays.sort(all, 0, end);
        int distinct = 1;
        for (int at = 1; at < end; at++) {
            if (all[at] != all[distinct - 1] && all[at] <= Character.MAX_CODE_POINT) {
                all[distinct++] = all[at];
            }
        }
        return Arrays.copyOf(all, distinct);
    }

    private static int cut(int[] all, int end, int[] pairs) {
        int next = end;
        for (int at = 0; at < pairs.length; at += 2) {
            all[next++] = pairs[at];
            all[next++] = pairs[at + 1] + 1;
        }
        return next;
    }

    /** How many letters there are. */
    int size() {
        return kinds.length;
    }

    /** The letter of a code point. */
    int letter(int codePoint) {
        return codePoint < 128 ? low[codePoint] : find(codePoint);
    }

    /** The letters of ASCII, for inner loops; nobody changes it. */
    short[] low() {
        return low;
    }

    /** What kind of code points a letter holds. */
    int kind(int letter) {
        return kinds[letter];
    }

    /** Whether a class of the program holds a letter. */
    boolean holds(int index, int letter) {
        return members[index].get(letter);
    }

    private short find(int codePoint) {
        int place = Arrays.binarySearch(starts, codePoint);
        return letters[place >= 0 ? place : -place - 2];
    }
}

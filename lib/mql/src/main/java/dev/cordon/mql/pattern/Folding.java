package dev.cordon.mql.pattern;

import java.util.HashMap;
import java.util.Map;

/**
 * Unicode simple case folding, the same in every locale. Two code points are equal without regard to case when they fold to the same one.
 * The mapping is that of the statuses C and S of CaseFolding.txt: a code point maps to one code point of the same UTF-16 length, so that
 * places in a text and in its folded form agree.
 */
public final class Folding {
    private static final int DOTTED_CAPITAL_I = 0x130;
    private static final int DOTLESS_I = 0x131;
    private static final int LAST_CASED = 0x1E943;

    private Folding() {}

    /** The code point that stands for all that differ from this one by case only. */
    public static int fold(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint;
        }
        if (codePoint == DOTTED_CAPITAL_I || codePoint == DOTLESS_I) {
            return codePoint; // their mappings to i are Turkish (status T), never used here
        }
        return switch (codePoint) {
            case 0x1FD3 -> 0x390; // these three are folded but have no simple mapping to upper or lower case
            case 0x1FE3 -> 0x3B0;
            case 0xFB05 -> 0xFB06;
            default -> Character.toLowerCase(Character.toUpperCase(codePoint));
        };
    }

    /** The text with each code point folded; the same object when nothing changes. */
    public static String fold(String text) {
        int changed = firstChange(text);
        if (changed == text.length()) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (int at = changed; at < chars.length; at++) {
            char c = chars[at];
            if (c < 0x80) {
                chars[at] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            } else if (Character.isHighSurrogate(c) && at + 1 < chars.length && Character.isLowSurrogate(chars[at + 1])) {
                Character.toChars(fold(Character.toCodePoint(c, chars[at + 1])), chars, at);
                at++;
            } else {
                chars[at] = (char) fold(c);
            }
        }
        return new String(chars);
    }

    private static int firstChange(String text) {
        int length = text.length();
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            if (c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isSurrogate(c) || fold(c) != c) {
                return at;
            }
        }
        return length;
    }

    /** Whether two texts are equal without regard to case. */
    public static boolean equal(String a, String b) {
        return a.length() == b.length() && (a.equals(b) || fold(a).equals(fold(b)));
    }

    /** All code points that fold as this one does, itself included, in rising order. */
    static int[] orbit(int codePoint) {
        if (codePoint < 0x80 && !Character.isLetter(codePoint)) {
            return new int[] {codePoint};
        }
        int folded = fold(codePoint);
        if (folded < 0x80) {
            int upper = folded - 32;
            return switch (folded) {
                case 'k' -> new int[] {upper, folded, 0x212A};
                case 's' -> new int[] {upper, folded, 0x17F};
                default -> new int[] {upper, folded};
            };
        }
        return Orbits.BY_FOLD.getOrDefault(folded, new int[] {codePoint});
    }

    /** The code points that have company, by what they fold to; made when first needed, since most patterns are ASCII. */
    private static final class Orbits {
        static final Map<Integer, int[]> BY_FOLD = make();

        private static Map<Integer, int[]> make() {
            Map<Integer, int[]> orbits = new HashMap<>();
            for (int c = 0x80; c <= LAST_CASED; c++) {
                int folded = fold(c);
                if (folded != c) {
                    orbits.put(folded, with(orbits.getOrDefault(folded, new int[] {folded}), c));
                }
            }
            return orbits;
        }

        private static int[] with(int[] members, int member) {
            int[] all = java.util.Arrays.copyOf(members, members.length + 1);
            all[members.length] = member;
            java.util.Arrays.sort(all);
            return all;
        }
    }
}

package dev.cordon.verification.likeness;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;

/**
 * What a text looks like, so that texts that look alike become equal.
 *
 * <p>Unicode's confusables (UTS #39 §4) map every letter to a prototype, but keep apart what a hurried reader confuses in small
 * print: {@code rn} and {@code m}, {@code 0} and {@code o}. So the skeleton is folded further, and invisible characters and accents
 * are dropped first. The result is for comparing only; it is no word.
 */
public final class Folding {

    private static final Normalizer2 COMPATIBLE = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 APART = Normalizer2.getNFDInstance();
    private static final int LENGTH_MAX = 512;

    // Loading the confusables takes a tenth of a second: only when something that is not ASCII comes by.
    private static final class Confusables {
        static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    }

    private Folding() {}

    /** What it looks like. */
    public static String skeleton(String text) {
        String shown = text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) : text;
        String plain = isAscii(shown) ? shown : looks(shown);
        return narrowed(plain.toLowerCase(Locale.ROOT));
    }

    private static String looks(String text) {
        StringBuilder bare = new StringBuilder();
        APART.normalize(COMPATIBLE.normalize(visible(text))).codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).forEach(bare::appendCodePoint);
        return visible(Confusables.CHECKER.getSkeleton(bare));
    }

    private static String narrowed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (c == 'r' && next == 'n') {
                out.append('m');
                i++;
            } else if (c == 'v' && next == 'v') {
                out.append('w');
                i++;
            } else {
                out.append(switch (c) {
                    case '0' -> 'o';
                    case '1', '|', 'i', '!' -> 'l';
                    case '3' -> 'e';
                    case '5', '$' -> 's';
                    default -> c;
                });
            }
        }
        return out.toString();
    }

    /** The text without characters that nobody sees: format characters, variation selectors, soft hyphens. */
    public static String visible(String text) {
        // Whole texts come by here, and nothing in ASCII is invisible in this sense.
        if (isAscii(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (c < 128 || Character.getType(c) != Character.FORMAT && !(c >= 0xFE00 && c <= 0xFE0F) && c != 0x034F) {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Lower case without accents and invisible characters: the same word, otherwise written. */
    public static String plain(String text) {
        String shown = visible(text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) : text);
        if (isAscii(shown)) {
            return shown.toLowerCase(Locale.ROOT);
        }
        StringBuilder bare = new StringBuilder();
        APART.normalize(shown.toLowerCase(Locale.ROOT)).codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** Edits between two short texts; a swap of neighbours is one edit. Larger than any text for what is too long. */
    public static int edits(String a, String b) {
        if (a.length() > LENGTH_MAX || b.length() > LENGTH_MAX) {
            return Integer.MAX_VALUE;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}

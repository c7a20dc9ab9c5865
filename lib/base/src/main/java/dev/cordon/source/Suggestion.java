package dev.cordon.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a person most likely meant. */
public final class Suggestion {

    private static final int LENGTH_MAX = 64;

    private Suggestion() {}

    /** The known word nearest to what was written, if one is near enough to be worth naming. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String best = "";
        int least = Math.max(1, written.length() / 3) + 1;
        for (String word : known) {
            int edits = edits(written.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (edits < least) {
                least = edits;
                best = word;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** A sentence part such as {@code did you mean `domain`?}, or the empty text. */
    public static String didYouMean(String written, Collection<String> known) {
        return nearest(written, known).map(word -> "did you mean `" + word + "`?").orElse("");
    }

    // Optimal string alignment: a swap of neighbours is one edit, because that is how people mistype.
    private static int edits(String a, String b) {
        if (a.length() > LENGTH_MAX || b.length() > LENGTH_MAX) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}

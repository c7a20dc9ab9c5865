package dev.cordon.mql.std;

/** {@code strings.levenshtein(a, b)}. */
final class StringsLevenshtein extends EditDistance {
    StringsLevenshtein() {
        super(Declare.function("strings.levenshtein").doc("How many code points must be added, removed or changed to make one text"
            + " the other."
            + " Null when one is null.").example("strings.levenshtein('PayPal', 'paypa1')", "3").example("strings.levenshtein(null, 'a')",
                "null"), false);
    }
}

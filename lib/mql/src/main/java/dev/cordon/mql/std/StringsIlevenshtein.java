package dev.cordon.mql.std;

/** {@code strings.ilevenshtein(a, b)}. */
final class StringsIlevenshtein extends EditDistance {
    StringsIlevenshtein() {
        super(Declare.function("strings.ilevenshtein").doc("How many code points must be added, removed or changed to make one text"
            + " the other, whatever the case."
            + " Null when one is null.").example("strings.ilevenshtein('PayPal', 'paypa1')",
                "1").example("strings.ilevenshtein(null, 'a')", "null"), true);
    }
}

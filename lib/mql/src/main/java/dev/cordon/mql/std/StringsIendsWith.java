package dev.cordon.mql.std;

import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.PatternStore;

/** {@code strings.iends_with(source, suffix, ...)}. */
final class StringsIendsWith extends TextPredicate {
    StringsIendsWith() {
        super(Declare.function("strings.iends_with")
            .doc("Whether the text ends with one of the others, whatever their case. A null text gives null; null alternatives are"
                + " left out unless all are null.")
            .example("strings.iends_with('a.PDF', '.doc', '.pdf')", "true")
            .example("strings.iends_with('df', '.pdf')", "false")
            .text("source", "Where to look."), "suffix", "The end to look for.");
    }

    @Override public Needle needle(String written, PatternStore store) {
        return new Needle.Ends(written, true);
    }
}

package dev.cordon.mql.std;

import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.PatternStore;

/** {@code strings.ends_with(source, suffix, ...)}. */
final class StringsEndsWith extends TextPredicate {
    StringsEndsWith() {
        super(Declare.function("strings.ends_with")
            .doc("Whether the text ends with one of the others, case mattering. A null text gives null; null alternatives are left"
                + " out unless all are null.")
            .example("strings.ends_with('a.pdf', '.pdf')", "true")
            .example("strings.ends_with('a.PDF', '.pdf')", "false")
            .text("source", "Where to look."), "suffix", "The end to look for.");
    }

    @Override public Needle needle(String written, PatternStore store) {
        return new Needle.Ends(written, false);
    }
}

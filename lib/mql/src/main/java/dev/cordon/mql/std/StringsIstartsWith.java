package dev.cordon.mql.std;

import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.PatternStore;

/** {@code strings.istarts_with(source, prefix, ...)}. */
final class StringsIstartsWith extends TextPredicate {
    StringsIstartsWith() {
        super(Declare.function("strings.istarts_with")
            .doc("Whether the text begins with one of the others, whatever their case. A null text gives null; null alternatives are"
                + " left out unless all are null.")
            .example("strings.istarts_with('RE: x', 'fwd', 're')", "true")
            .example("strings.istarts_with('a', 'ab')", "false")
            .text("source", "Where to look."), "prefix", "The beginning to look for.");
    }

    @Override public Needle needle(String written, PatternStore store) {
        return new Needle.Starts(written, true);
    }
}

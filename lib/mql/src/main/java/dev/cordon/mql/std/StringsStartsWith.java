package dev.cordon.mql.std;

import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.PatternStore;

/** {@code strings.starts_with(source, prefix, ...)}. */
final class StringsStartsWith extends TextPredicate {
    StringsStartsWith() {
        super(Declare.function("strings.starts_with")
            .doc("Whether the text begins with one of the others, case mattering. A null text gives null; null alternatives are left"
                + " out unless all are null.")
            .example("strings.starts_with('Re: x', 'Re:')", "true")
            .example("strings.starts_with('re: x', 'Re:', 'x')", "false")
            .text("source", "Where to look."), "prefix", "The beginning to look for.");
    }

    @Override public Needle needle(String written, PatternStore store) {
        return new Needle.Starts(written, false);
    }
}

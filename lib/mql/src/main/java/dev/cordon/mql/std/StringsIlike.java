package dev.cordon.mql.std;

import dev.cordon.mql.pattern.Glob;
import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.PatternStore;

/** {@code strings.ilike(source, pattern, ...)}. */
final class StringsIlike extends TextPredicate {
    StringsIlike() {
        super(Declare.function("strings.ilike").alias("ilike")
            .doc("As strings.like, whatever the case. A null text gives null; null alternatives are left out unless all are null.")
            .example("strings.ilike('Your Account', '*account*')", "true")
            .example("ilike('abc', 'AB')", "false")
            .example("strings.ilike('H😀R', 'h?r')", "true")
            .text("source", "Where to look."), "pattern", "A glob.");
    }

    @Override public Needle needle(String written, PatternStore store) {
        return new Needle.Like(new Glob(written, true));
    }
}

package dev.cordon.mql.std;

import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.PatternStore;

/** {@code strings.contains(source, substring, ...)}. */
final class StringsContains extends TextPredicate {
    StringsContains() {
        super(Declare.function("strings.contains")
            .doc("Whether the text holds at least one of the others, case mattering. A null text gives null; null alternatives are"
                + " left out unless all are null.")
            .example("strings.contains('PayPal', 'Pal')", "true")
            .example("strings.contains('PayPal', 'x', 'pal')", "false")
            .example("strings.contains(null, 'x')", "null")
            .text("source", "Where to look."), "substring", "What to look for; the empty text is everywhere.");
    }

    @Override public Needle needle(String written, PatternStore store) {
        return new Needle.Contains(written, false);
    }
}

package dev.cordon.mql.std;

import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.PatternStore;

/** {@code strings.icontains(source, substring, ...)}. */
final class StringsIcontains extends TextPredicate {
    StringsIcontains() {
        super(Declare.function("strings.icontains")
            .doc("Whether the text holds at least one of the others, whatever their case. A null text gives null; null alternatives"
                + " are left out unless all are null.")
            .example("strings.icontains('PayPal', 'x', 'pAL')", "true")
            .example("strings.icontains('STRAẞE', 'straße')", "true")
            .example("strings.icontains('a', null)", "null")
            .text("source", "Where to look."), "substring", "What to look for; the empty text is everywhere.");
    }

    @Override public Needle needle(String written, PatternStore store) {
        return new Needle.Contains(written, true);
    }
}

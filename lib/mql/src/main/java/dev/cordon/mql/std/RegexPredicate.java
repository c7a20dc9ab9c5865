package dev.cordon.mql.std;

import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.PatternStore;
import dev.cordon.mql.pattern.Regex;

/** What the four functions have in common that say whether a regular expression matches. */
abstract sealed class RegexPredicate extends TextPredicate permits RegexContains, RegexIcontains, RegexMatch, RegexImatch {
    static final String PATTERN = "A regular expression of RE2, a literal.";

    private final boolean ignoreCase;
    private final boolean whole;

    RegexPredicate(Declare declare, boolean ignoreCase, boolean whole) {
        super(declare.text("input", "Where to look."), "pattern", PATTERN);
        this.ignoreCase = ignoreCase;
        this.whole = whole;
    }

    @Override final boolean usable(String written) {
        return Regex.problem(written).isEmpty();
    }

    @Override public final Needle needle(String written, PatternStore store) {
        return new Needle.Matches(store.regex(written, ignoreCase, whole));
    }
}

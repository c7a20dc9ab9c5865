package dev.cordon.mql.std;

/** {@code regex.imatch(input, pattern, ...)}. */
final class RegexImatch extends RegexPredicate {
    RegexImatch() {
        super(Declare.function("regex.imatch")
            .doc("Whether the whole text matches one of the patterns, whatever the case. A dot is no line feed. A null text gives null.")
            .example("regex.imatch('FWD', 're|fwd')", "true")
            .example("regex.imatch('fwd x', 're|fwd')", "false"), true, true);
    }
}

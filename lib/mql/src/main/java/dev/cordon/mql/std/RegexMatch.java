package dev.cordon.mql.std;

/** {@code regex.match(input, pattern, ...)}. */
final class RegexMatch extends RegexPredicate {
    RegexMatch() {
        super(Declare.function("regex.match")
            .doc("Whether the whole text matches one of the patterns, case mattering. A dot is no line feed. A null text gives null.")
            .example("regex.match('re', 're|fwd')", "true")
            .example("regex.match('rex', 're|fwd')", "false"), false, true);
    }
}

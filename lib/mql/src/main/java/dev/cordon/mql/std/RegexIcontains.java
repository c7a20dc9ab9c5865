package dev.cordon.mql.std;

/** {@code regex.icontains(input, pattern, ...)}. */
final class RegexIcontains extends RegexPredicate {
    RegexIcontains() {
        super(Declare.function("regex.icontains").alias("iregex_search")
            .doc("Whether some part of the text matches one of the patterns, whatever the case. A dot is no line feed. A null text"
                + " gives null.")
            .example("regex.icontains('Your ORDER', 'x', 'o.der')", "true")
            .example("regex.icontains(null, 'x')", "null"), true, false);
    }
}

package dev.cordon.mql.std;

/** {@code regex.contains(input, pattern, ...)}. */
final class RegexContains extends RegexPredicate {
    RegexContains() {
        super(Declare.function("regex.contains").alias("regex_search")
            .doc("Whether some part of the text matches one of the patterns, case mattering. A dot is no line feed. A null text gives"
                + " null.")
            .example("regex.contains('order 66', '[0-9]{2}')", "true")
            .example("regex.contains('Order', 'order')", "false")
            .example("regex.contains('a\\nc', 'a.c')", "false"), false, false);
    }
}

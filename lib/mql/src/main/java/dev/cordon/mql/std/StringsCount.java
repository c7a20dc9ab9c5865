package dev.cordon.mql.std;

/** {@code strings.count(source, substring)}. */
final class StringsCount extends TextCount {
    StringsCount() {
        super(Declare.function("strings.count").doc("How often a text occurs in another, without overlapping."
            + " 0 for the empty text; null when one is null.")
            .example("strings.count('a.b.c', '.')", "2")
            .example("strings.count('aaa', 'aa')", "1")
            .example("strings.count('', 'a')", "0"), false);
    }
}

package dev.cordon.mql.std;

/** {@code strings.icount(source, substring)}. */
final class StringsIcount extends TextCount {
    StringsIcount() {
        super(Declare.function("strings.icount").doc("How often a text occurs in another, without overlapping, whatever the case."
            + " 0 for the empty text; null when one is null.")
            .example("strings.icount('AbaB', 'AB')", "2"), true);
    }
}

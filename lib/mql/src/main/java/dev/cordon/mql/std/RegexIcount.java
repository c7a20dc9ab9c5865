package dev.cordon.mql.std;

/** {@code regex.icount(input, pattern)}. */
final class RegexIcount extends RegexOver {
    RegexIcount() {
        super(Declare.function("regex.icount").doc("How many parts of the text match, without overlapping, whatever the case. Null"
            + " for a null text.")
            .example("regex.icount('Aa b', 'a')", "2"), dev.cordon.mql.types.Scalar.INTEGER, true);
    }

    @Override Object over(dev.cordon.mql.pattern.Regex regex, String text, dev.cordon.mql.function.Call call) {
        return regex.count(text, call::spend);
    }
}

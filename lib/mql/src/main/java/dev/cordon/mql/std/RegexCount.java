package dev.cordon.mql.std;

/** {@code regex.count(input, pattern)}. */
final class RegexCount extends RegexOver {
    RegexCount() {
        super(Declare.function("regex.count").doc("How many parts of the text match, without overlapping. Null for a null text.")
            .example("regex.count('a1b22', '[0-9]+')", "2"), dev.cordon.mql.types.Scalar.INTEGER, false);
    }

    @Override Object over(dev.cordon.mql.pattern.Regex regex, String text, dev.cordon.mql.function.Call call) {
        return regex.count(text, call::spend);
    }
}

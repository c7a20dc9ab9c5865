package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.pattern.Regex;
import dev.cordon.mql.types.Type;

/** {@code regex.extract(input, pattern)}. */
final class RegexExtract extends RegexOver {
    RegexExtract() {
        super(Declare.function("regex.extract").doc("All matches that do not overlap, from left to right, with their groups:"
            + " `groups[0]` is the first group, not the whole match; a group that took no part is the empty text. Null for a null text.")
            .example("regex.extract('a=1;b=2', '(?P<k>[a-z])=([0-9])')[1].groups", "['b', '2']")
            .example("regex.extract('a=1', '(?P<k>[a-z])=')[0].named_groups['k']", "'a'")
            .example("regex.extract('x', 'y')", "[]"), Type.listOf(MatchType.TYPE), false);
    }

    @Override Object over(Regex regex, String text, Call call) {
        return regex.find(text, call::spend).stream().map(MatchType::of).toList();
    }
}

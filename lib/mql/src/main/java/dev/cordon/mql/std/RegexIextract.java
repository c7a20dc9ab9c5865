package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.pattern.Regex;
import dev.cordon.mql.types.Type;

/** {@code regex.iextract(input, pattern)}. */
final class RegexIextract extends RegexOver {
    RegexIextract() {
        super(Declare.function("regex.iextract").doc("All matches that do not overlap, from left to right, whatever the case, with"
            + " their groups:"
            + " `groups[0]` is the first group, not the whole match; a group that took no part is the empty text. Null for a null text.")
            .example("regex.iextract('ABC', 'b.')[0].full_match", "'BC'"), Type.listOf(MatchType.TYPE), true);
    }

    @Override Object over(Regex regex, String text, Call call) {
        return regex.find(text, call::spend).stream().map(MatchType::of).toList();
    }
}

package dev.cordon.mql.std;

import dev.cordon.mql.pattern.Regex;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import dev.cordon.mql.value.Struct;

/** The type of a match of a regular expression. */
final class MatchType {
    static final StructType TYPE = StructType.named("Match")
        .field("full_match", Scalar.STRING, "All that matched.")
        .field("groups", Type.listOf(Scalar.STRING), "The groups; the first group is at 0, and one that took no part is the empty text.")
        .field("named_groups", Type.mapOf(Scalar.STRING), "The groups that have a name, by it.").build();

    private MatchType() {}

    static Struct of(Regex.Match match) {
        return Struct.of(TYPE).set("full_match", match.full()).set("groups", match.groups()).set("named_groups", match.named());
    }
}

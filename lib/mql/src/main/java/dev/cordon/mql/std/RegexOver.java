package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.Preparable;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.pattern.PatternStore;
import dev.cordon.mql.pattern.Regex;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the functions have in common that go over all matches of a regular expression. */
abstract sealed class RegexOver implements Preparable permits RegexCount, RegexIcount, RegexExtract, RegexIextract {
    private final Signature signature;
    private final boolean ignoreCase;
    private final PatternStore dynamic = PatternStore.small();

    RegexOver(Declare declare, Type result, boolean ignoreCase) {
        this.signature = declare.text("input", "Where to look.").text("pattern", RegexPredicate.PATTERN).gives(result);
        this.ignoreCase = ignoreCase;
    }

    /** The value for a text that is not null. */
    abstract Object over(Regex regex, String text, Call call);

    @Override public final Signature signature() {
        return signature;
    }

    @Override public final @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String text) || !(call.argument(1) instanceof String pattern)
            || Regex.problem(pattern).isPresent()) {
            return null;
        }
        return over(dynamic.regex(pattern, ignoreCase, false), text, call);
    }

    @Override public final Prepared prepare(List<@Nullable Object> constants, PatternStore store) {
        if (constants.isEmpty() || !(constants.getFirst() instanceof String pattern)) {
            return (_, _) -> null;
        }
        Regex regex = store.regex(pattern, ignoreCase, false);
        return (first, call) -> first instanceof String text ? over(regex, text, call) : null;
    }
}

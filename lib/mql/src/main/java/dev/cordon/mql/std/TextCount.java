package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.pattern.Folding;
import dev.cordon.mql.types.Scalar;
import org.jspecify.annotations.Nullable;

/** Counts occurrences of a literal. */
abstract sealed class TextCount implements MqlFunction permits StringsCount, StringsIcount {
    private final Signature signature;
    private final boolean ignoreCase;

    TextCount(Declare declare, boolean ignoreCase) {
        this.signature = declare.text("source", "Where to count.").text("substring", "What to count.").gives(Scalar.INTEGER);
        this.ignoreCase = ignoreCase;
    }

    @Override public final Signature signature() {
        return signature;
    }

    @Override public final @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String source) || !(call.argument(1) instanceof String part)) {
            return null;
        }
        call.spend(source.length() + 1L);
        String where = ignoreCase ? call.text(source).folded() : source;
        String what = ignoreCase ? Folding.fold(part) : part;
        long count = 0;
        for (int at = what.isEmpty() ? -1 : where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length())) {
            count++;
        }
        return count;
    }
}

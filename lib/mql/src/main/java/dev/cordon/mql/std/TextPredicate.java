package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.function.Signature.Kind;
import dev.cordon.mql.function.TextTest;
import dev.cordon.mql.pattern.PatternStore;
import dev.cordon.mql.pattern.Text;
import dev.cordon.mql.types.Scalar;
import org.jspecify.annotations.Nullable;

/** What all functions have in common that look for one of several needles in a text. */
abstract sealed class TextPredicate implements TextTest
    permits StringsContains, StringsIcontains, StringsStartsWith, StringsIstartsWith, StringsEndsWith, StringsIendsWith, StringsLike,
        StringsIlike,
        RegexPredicate {

    private final Signature signature;
    private final PatternStore dynamic = PatternStore.small();

    TextPredicate(Declare declare, String needle, String meaning) {
        this.signature = declare.takes(needle, Scalar.STRING, Kind.REPEATED, meaning).gives(Scalar.BOOLEAN);
    }

    @Override public final Signature signature() {
        return signature;
    }

    /** Whether it can be a needle at all. */
    boolean usable(String written) {
        return true;
    }

    /** For needles that are known only now: a field, an item of a loop. */
    @Override public @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String raw)) {
            return null;
        }
        Text text = call.text(raw);
        boolean asked = false;
        for (int at = 1; at < call.count(); at++) {
            if (call.argument(at) instanceof String written && usable(written)) {
                asked = true;
                if (needle(written, dynamic).in(text, call::spend)) {
                    return true;
                }
            }
        }
        return asked ? false : null;
    }
}

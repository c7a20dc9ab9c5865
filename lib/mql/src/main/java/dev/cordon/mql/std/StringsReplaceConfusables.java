package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.types.Scalar;
import org.jspecify.annotations.Nullable;

/** {@code strings.replace_confusables(text)}. */
final class StringsReplaceConfusables implements MqlFunction {
    private static final Signature SIGNATURE = Declare.function("strings.replace_confusables").text("text", "What to read.")
        .doc("The text with each character that looks like one of ASCII replaced by it: letters of other scripts, full-width and"
            + " mathematical"
            + " forms, letters with marks. ASCII stays as it is. Null for null.")
        .example("strings.replace_confusables('Раураl')", "'Paypal'").example("strings.replace_confusables('Ｍicrösoft')", "'Microsoft'")
        .example("strings.replace_confusables('plain 0O1l m')", "'plain 0O1l m'").gives(Scalar.STRING);

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String text)) {
            return null;
        }
        call.spend(text.length() + 1L);
        return Confusables.replace(text);
    }
}

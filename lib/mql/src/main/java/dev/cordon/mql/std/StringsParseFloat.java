package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.types.Scalar;
import org.jspecify.annotations.Nullable;

/** {@code strings.parse_float(text)}. */
final class StringsParseFloat implements MqlFunction {
    private static final int LETTERS_MOST = 64;
    private static final Signature SIGNATURE = Declare.function("strings.parse_float").text("text", "A number.")
        .doc("The number that is written in the text, in decimal. Null when it is null or no number.")
        .example("strings.parse_float('12.5')", "12.5").example("strings.parse_float('12,5')", "null").gives(Scalar.FLOAT);

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String text)) {
            return null;
        }
        String trimmed = text.strip();
        boolean plain = !trimmed.isEmpty() && trimmed.length() <= LETTERS_MOST
            && trimmed.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
        if (!plain) {
            return null;
        }
        try {
            double value = Double.parseDouble(trimmed);
            return Double.isFinite(value) ? (Object) value : null;
        } catch (NumberFormatException e) {
            return null; // such as 1.2.3
        }
    }
}

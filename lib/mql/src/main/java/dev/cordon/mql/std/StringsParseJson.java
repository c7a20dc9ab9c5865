package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.types.Scalar;
import org.jspecify.annotations.Nullable;

/** {@code strings.parse_json(text)}. */
final class StringsParseJson implements MqlFunction {
    private static final Signature SIGNATURE = Declare.function("strings.parse_json").text("text", "JSON (RFC 8259).")
        .doc("The JSON value that the text holds; use `['key']` and `[0]` on it. Null when it is null or no JSON.")
        .example("strings.parse_json('{\"a\": [true, 2]}')['a'][1]", "2").example("strings.parse_json('{')", "null").gives(Scalar.JSON);

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String text)) {
            return null;
        }
        call.spend(text.length() * 2L + 1);
        return JsonValues.read(text);
    }
}

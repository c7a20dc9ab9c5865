package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.types.Scalar;
import org.jspecify.annotations.Nullable;

/** {@code strings.decode_base64(text, ...)}. */
final class StringsDecodeBase64 implements MqlFunction {
    private static final Signature SIGNATURE = Base64Text.parameters(Declare.function("strings.decode_base64"))
        .doc("The text that the whole of it decodes to. Null when it is null, no base64, or no text.")
        .example("strings.decode_base64('aGVsbG8=')", "'hello'").example("strings.decode_base64('aGVsbG8', ignore_padding=true)", "'hello'")
        .example("strings.decode_base64('no!')", "null").gives(Scalar.STRING);

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String text)) {
            return null;
        }
        call.spend(text.length() * 4L + 1);
        return Base64Text.of(call).decode(text).orElse(null);
    }
}

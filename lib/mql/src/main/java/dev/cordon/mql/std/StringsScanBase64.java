package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import org.jspecify.annotations.Nullable;

/** {@code strings.scan_base64(text, ...)}. */
final class StringsScanBase64 implements MqlFunction {
    private static final Signature SIGNATURE = Base64Text.parameters(Declare.function("strings.scan_base64").alias("beta.scan_base64"))
        .doc("Finds runs of at least 8 characters that look like base64, and gives each that decodes to text. Null for a null text;"
            + " an empty"
            + " array when nothing is found.")
        .example("strings.scan_base64('see aGVsbG8gd29ybGQ= there')", "['hello world']").example("strings.scan_base64('nothing here')",
            "[]")
        .example("strings.scan_base64('https://x.test/?e=YUBiLmV4YW1wbGU', format='url', ignore_padding=true)", "['a@b.example']")
        .gives(Type.listOf(Scalar.STRING));

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String text)) {
            return null;
        }
        call.spend(text.length() * 4L + 1);
        return Base64Text.of(call).scan(text);
    }
}

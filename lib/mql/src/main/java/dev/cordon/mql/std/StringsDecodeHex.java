package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.types.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** {@code strings.decode_hex(text)}. */
final class StringsDecodeHex implements MqlFunction {
    private static final Signature SIGNATURE = Declare.function("strings.decode_hex").text("text", "Hexadecimal digits.")
        .doc("The UTF-8 text that pairs of hexadecimal digits stand for. Null when it is null or something else is in it.")
        .example("strings.decode_hex('6869')", "'hi'").example("strings.decode_hex('6')", "null").gives(Scalar.STRING);

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String text)) {
            return null;
        }
        call.spend(text.length() + 1L);
        boolean hex = text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit);
        return hex ? new String(HexFormat.of().parseHex(text), StandardCharsets.UTF_8) : null;
    }
}

package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.types.Scalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The digest of a text's UTF-8 bytes in lower-case hexadecimal digits. */
abstract sealed class TextHash implements MqlFunction permits HashSha256, HashSha1, HashMd5 {
    private final Signature signature;
    private final String algorithm;

    TextHash(String name, String algorithm, String ofAbc) {
        this.algorithm = algorithm;
        this.signature = Declare.function(name).text("text", "What to hash.")
            .doc("The " + algorithm + " digest of the text's UTF-8 bytes, in lower-case hexadecimal digits. Null for null.")
            .example(name + "('abc')", "'" + ofAbc + "'").gives(Scalar.STRING);
    }

    @Override public final Signature signature() {
        return signature;
    }

    @Override public final @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String text)) {
            return null;
        }
        call.spend(text.length() * 4L);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}

package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.function.Signature.Kind;
import dev.cordon.mql.types.Scalar;
import org.jspecify.annotations.Nullable;

/** {@code strings.concat(first, ...)}. */
final class StringsConcat implements MqlFunction {
    private static final Signature SIGNATURE = Declare.function("strings.concat")
        .takes("text", Scalar.STRING, Kind.REPEATED, "A piece.").doc("The texts, one after the other. Null when one is null.")
        .example("strings.concat('<', 'a@b.c', '>')", "'<a@b.c>'").example("strings.concat('a', null)", "null").gives(Scalar.STRING);

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        StringBuilder all = new StringBuilder();
        for (int at = 0; at < call.count(); at++) {
            if (!(call.argument(at) instanceof String piece)) {
                return null;
            }
            call.spend(piece.length() + 1L);
            all.append(piece);
        }
        return all.toString();
    }
}

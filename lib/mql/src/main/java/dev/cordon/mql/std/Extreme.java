package dev.cordon.mql.std;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.function.Signature.Kind;
import dev.cordon.mql.types.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The least or the greatest of several numbers. */
abstract sealed class Extreme implements MqlFunction permits Min, Max {
    private final Signature signature;
    private final boolean least;

    Extreme(String name, boolean least) {
        this.least = least;
        this.signature = new Signature(name, List.of(), List.of(new Signature.Parameter("number", List.of(Scalar.INTEGER, Scalar.FLOAT),
            Kind.REPEATED,
            "A number.")), Scalar.FLOAT, "The " + (least ? "least" : "greatest") + " of the numbers. Null when one is null.",
            List.of(new Signature.Example(name + "(3, 1, 2)", least ? "1.0" : "3.0")), "");
    }

    @Override public final Signature signature() {
        return signature;
    }

    @Override public final @Nullable Object call(Call call) {
        double found = least ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        for (int at = 0; at < call.count(); at++) {
            if (!(call.argument(at) instanceof Number number)) {
                return null;
            }
            found = least ? Math.min(found, number.doubleValue()) : Math.max(found, number.doubleValue());
        }
        return call.count() == 0 ? null : found;
    }
}

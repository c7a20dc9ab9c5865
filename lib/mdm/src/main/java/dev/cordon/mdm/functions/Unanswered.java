package dev.cordon.mdm.functions;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that is declared here and answered by whoever has its capability: until then it is null, and says what is missing. A call
 * whose required argument is null is null for that reason, and nothing is missing.
 */
interface Unanswered extends MqlFunction {

    @Override default @Nullable Object call(Call call) {
        List<Signature.Parameter> parameters = signature().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).kind() == Signature.Kind.REQUIRED && call.argument(i) == null) {
                return null;
            }
        }
        call.missing(signature().capability());
        return null;
    }
}

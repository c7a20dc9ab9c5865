package dev.cordon.mdm.functions;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import org.jspecify.annotations.Nullable;

/** A function that is declared here and answered by whoever has its capability: until then it is null, and says what is missing. */
interface Unanswered extends MqlFunction {

    @Override default @Nullable Object call(Call call) {
        call.missing(signature().capability());
        return null;
    }
}

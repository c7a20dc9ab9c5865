package dev.cordon.mql.function;

import org.jspecify.annotations.Nullable;

/** A function of the rule language: what it is called, and what it gives. It must be safe for several threads. */
public interface MqlFunction {
    /** Its declaration. */
    Signature signature();

    /**
     * Its value. Null is the language's null. It never throws for anything that a message or a rule can contain; what it cannot find
     * out it says with {@link Call#missing} and gives null.
     */
    @Nullable Object call(Call call);

    /** Whether equal arguments always give an equal value, so that a call with literals is computed when the rule is compiled. */
    default boolean pure() {
        return signature().capability().isEmpty();
    }
}

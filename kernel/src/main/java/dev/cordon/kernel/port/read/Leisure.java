package dev.cordon.kernel.port.read;

import java.util.function.Supplier;

/**
 * Says that what is asked within a call may wait: a connector then spends only what live traffic leaves of a provider's request budget.
 * Holds for the calling thread and for the time of the call.
 */
public final class Leisure {
    private static final ScopedValue<Boolean> HERE = ScopedValue.newInstance();

    private Leisure() {}

    /** Whether the caller is in no hurry. */
    public static boolean here() {
        return HERE.isBound();
    }

    /** Asks at leisure. */
    public static <T> T during(Supplier<T> asking) {
        return ScopedValue.where(HERE, true).call(asking::get);
    }
}

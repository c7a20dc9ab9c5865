package dev.cordon.mql.function;

import dev.cordon.mql.pattern.PatternStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function that does part of its work once,
        when its arguments from the second on are constants. It is pure and takes no keywords then. */
public interface Preparable extends MqlFunction {

    /** What is left to do for each first argument. */
    @FunctionalInterface
    interface Prepared {
        /** The function's value; it is not null. */
        @Nullable Object call(Object first, Call call);
    }

    /** Prepares the constants, which are the arguments from the second on. The first argument is never null then: null gives null. */
    Prepared prepare(List<@Nullable Object> constants, PatternStore store);
}

package dev.cordon.mql.eval;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of one expression.
 *
 * @param value as {@link dev.cordon.mql.value} says; null is the language's null
 * @param missing why it is null: capabilities and lists that were not there, {@link Outcomes#LIMIT}; empty when the data itself is null,
 * or the
 *     value is not
 */
public record Found(@Nullable Object value, Set<String> missing) {
    /** Copies. */
    public Found {
        missing = Set.copyOf(missing);
    }

    /** Whether it is null because something was missing. */
    public boolean isUndecided() {
        return value == null && !missing.isEmpty();
    }
}

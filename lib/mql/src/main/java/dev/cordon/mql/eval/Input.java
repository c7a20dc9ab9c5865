package dev.cordon.mql.eval;

import dev.cordon.mql.value.NamedLists;
import dev.cordon.mql.value.Struct;
import java.util.Map;

/**
 * What rules are evaluated over.
 *
 * @param root the message; used by one thread at a time
 * @param otherRoots further roots by their names, such as {@code triage}
 * @param lists the named lists
 * @param limits the most work
 */
public record Input(Struct root, Map<String, Object> otherRoots, NamedLists lists, Limits limits) {
    /** Copies the map. */
    public Input {
        otherRoots = Map.copyOf(otherRoots);
    }

    /** A message and lists, with the usual limits. */
    public static Input of(Struct root, NamedLists lists) {
        return new Input(root, Map.of(), lists, Limits.USUAL);
    }
}

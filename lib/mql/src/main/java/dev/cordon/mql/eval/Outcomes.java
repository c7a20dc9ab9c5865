package dev.cordon.mql.eval;

import java.util.BitSet;
import java.util.Map;
import java.util.Set;

/**
 * What the rules of a pack say of one message, by their places in the pack.
 *
 * @param matches rules that are true
 * @param undecided rules that are null because something was missing
 * @param missing what was missing, for each undecided rule; {@link #LIMIT} when its work came to its limit
 */
public record Outcomes(BitSet matches, BitSet undecided, Map<Integer, Set<String>> missing) {
    /** Stands among the capabilities for a rule that was stopped. */
    public static final String LIMIT = "limit";

    /** Copies. */
    public Outcomes {
        matches = (BitSet) matches.clone();
        undecided = (BitSet) undecided.clone();
        missing = Map.copyOf(missing);
    }
}

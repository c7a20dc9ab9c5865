package dev.cordon.kernel.evidence;

import java.util.List;

/** Why a claim holds, as a tree whose leaves are facts with their bytes, or gaps. */
public sealed interface Proof {
    /** A fact. */
    record Leaf(Evidence.Fact fact) implements Proof {}

    /** Something that could not be found out, on which the truth hangs. */
    record Missing(Evidence.Gap gap) implements Proof {}

    /** A claim, how true it is, and because of what. */
    record Claim(Reason reason, Truth truth, List<Proof> because) implements Proof {
        /** Copies the list. */
        public Claim {
            because = List.copyOf(because);
        }
    }
}

package dev.cordon.runtime;

import dev.cordon.kernel.identity.InspectionId;
import java.time.Instant;

/** How an inspection is to be concluded, when not as the policy says. Stored with the inspection before it becomes work. */
public sealed interface Manner {
    /** As the policy says. */
    record Ordinary() implements Manner {}

    /**
     * Nothing is done to a message that was received before a moment: it was there before protection began, and nobody asked to act on it.
     *
     * @param before what was received later is concluded as usual
     */
    record Observed(Instant before) implements Manner {}

    /**
     * A person ordered it to be quarantined, whatever the verdict is.
     *
     * @param who the person
     * @param why the reason that goes to the ledger
     */
    record Commanded(String who, String why) implements Manner {}

    /** Tells the manner of inspections. */
    interface Book {
        /** The manner of an inspection; {@link Ordinary} when nothing was said. */
        Manner of(InspectionId inspection);
    }
}

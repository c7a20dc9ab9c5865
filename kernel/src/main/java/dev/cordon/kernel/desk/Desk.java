package dev.cordon.kernel.desk;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.identity.InspectionId;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.verdict.Receipt;
import java.util.List;

/** Where people and programs ask things of the running system. Every command is a ledger entry before it is carried out. */
public interface Desk {
    /** How everything stands. */
    Standing standing();

    /** The newest inspections, newest first; at most {@code max}. */
    List<InspectionRow> inspections(int max);

    /** The whole outcome of one inspection; {@code Fault.Gone} when there is none (yet). */
    Answer<Outcome> outcome(InspectionId inspection);

    /**
     * The bytes of the inspected message, to show the places a proof cites. {@code who} goes to the ledger as a view.
     * {@code Fault.Gone} when they are not kept (any more), {@code Fault.Unsupported} where they are never kept.
     */
    default Answer<Raw> raw(InspectionId inspection, String who) {
        return Answer.unknown(new Fault.Unsupported("no bytes are kept here"));
    }

    /** Puts a message back where it was. {@code who} and {@code why} go to the ledger. */
    Answer<Receipt> release(InspectionId inspection, String who, String why);
}

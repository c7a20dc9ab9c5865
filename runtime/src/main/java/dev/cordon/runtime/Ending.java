package dev.cordon.runtime;

import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.flow.Intake;
import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.verdict.Receipt;

/** How the work on an inspection ended. */
public sealed interface Ending {
    /** Initiation did not admit it: a duplicate, gone, or refused. */
    record NotAdmitted(Intake intake) implements Ending {}

    /** The line ran to its end. */
    record Ended(Outcome outcome) implements Ending {}

    /** A person's release was carried out. */
    record Released(Receipt receipt) implements Ending {}

    /** A person's release could not be carried out and will not be tried again. */
    record NotReleased(Fault fault) implements Ending {}
}

package dev.cordon.kernel.flow;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.verdict.Decision;
import dev.cordon.kernel.verdict.Receipt;
import java.time.Instant;
import java.util.List;

/** How it ended. */
public sealed interface Outcome {
    /** The judgement it concludes. */
    Judgement judgement();

    /** Decided, and done where there was something to do. */
    record Concluded(Judgement judgement, Decision decision, List<Receipt> receipts) implements Outcome {
        /** Copies the list. */
        public Concluded {
            receipts = List.copyOf(receipts);
        }
    }

    /** Hidden or marked because it could not be verified; looked at again at {@code until}, never forgotten. */
    record Held(Judgement judgement, Decision decision, List<Receipt> receipts, Instant until, Reason reason) implements Outcome {
        /** Copies the list. */
        public Held {
            receipts = List.copyOf(receipts);
        }
    }

    /** Refused to act, with an alarm: no act without a record, no act against a guard. */
    record Stopped(Judgement judgement, Decision decision, Fault fault) implements Outcome {}
}

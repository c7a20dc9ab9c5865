package dev.cordon.connectors.wire;

import dev.cordon.kernel.fault.Answer;
import dev.cordon.kernel.fault.Fault;

/** A fault on its way up inside a connector; it never leaves the connector, {@link #ask} turns it into an answer. */
public class FaultFound extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    /** This happened. */
    public FaultFound(Fault fault) {
        super(fault.what(), null, false, false);
        this.fault = fault;
    }

    /** What happened. */
    public final Fault fault() {
        return fault;
    }

    /** Something asked of a mail system. */
    public interface Question<T> {
        /** Asks. */
        T ask() throws FaultFound;
    }

    /** What is known, or the fault that was met. */
    public static <T> Answer<T> ask(Question<T> question) {
        try {
            return Answer.of(question.ask());
        } catch (FaultFound e) {
            return Answer.unknown(e.fault());
        }
    }
}

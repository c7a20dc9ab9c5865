package dev.cordon.connectors.graph;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;

/** Graph's own error on its way up; its code decides what is done about it. */
final class GraphError extends FaultFound {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    GraphError(Fault fault, int status, String code) {
        super(fault);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    /** Such as {@code ErrorItemNotFound}; empty when none was given. */
    String code() {
        return code;
    }

    /** Whether what was asked about is not there: 404, or an id that is none. */
    boolean isMissing() {
        return fault() instanceof Fault.Gone;
    }
}

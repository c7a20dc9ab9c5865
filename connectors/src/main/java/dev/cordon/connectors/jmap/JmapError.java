package dev.cordon.connectors.jmap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.time.Duration;

/** A method-level error (RFC 8620 §3.6.2) or an error about one object (§5.3), by its type. */
final class JmapError extends FaultFound {
    private static final long serialVersionUID = 1;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final String type;

    JmapError(String method, String type) {
        super(fault(method, type));
        this.type = type;
    }

    String type() {
        return type;
    }

    // The type may be any text a server invents; it is cut, so that no mail text travels in it.
    private static Fault fault(String method, String type) {
        String said = method + " was answered with " + (type.length() > 60 ? type.substring(0, 60) : type);
        return switch (type) {
            case "cannotCalculateChanges", "tooManyChanges" -> new Fault.CursorLost(said);
            case "serverUnavailable", "serverFail", "serverPartialFail", "stateMismatch", "rateLimit" -> new Fault.Retry(said, SOON);
            case "forbidden", "accountNotFound", "accountReadOnly", "accountNotSupportedByMethod" -> new Fault.Denied(said);
            case "notFound", "willDestroy" -> new Fault.Gone(said);
            case "overQuota", "tooManyKeywords", "tooManyMailboxes" -> new Fault.NoRoom(said);
            case "unknownMethod", "unsupportedFilter", "unsupportedSort", "requestTooLarge", "tooLarge" -> new Fault.Unsupported(said);
            default -> new Fault.Malformed(said);
        };
    }
}

package dev.cordon.connectors.google;

import dev.cordon.connectors.http.HttpLine;
import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What an API of Google's refused, with its status and reason: whoever asked may know better what it means there. */
final class GoogleError extends FaultFound {
    private static final long serialVersionUID = 1;
    private static final int REASON_CHARS_MAX = 60;
    private static final Duration A_DAY_IS_OVER = Duration.ofHours(1);
    private static final Set<String> TOO_MUCH = Set.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "RATE_LIMIT_EXCEEDED",
            "concurrentLimitExceeded", "resourceExhausted");

    private final int status;
    private final String reason;

    private GoogleError(Fault fault, int status, String reason) {
        super(fault);
        this.status = status;
        this.reason = reason;
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    /** Whether it was too much at once. */
    boolean isThrottled() {
        return isThrottle(status, reason);
    }

    private static boolean isThrottle(int status, String reason) {
        return status == 429 || status == 403 && TOO_MUCH.contains(reason);
    }

    /**
     * The fault that an answer means.
     *
     * @param who whose request it was, such as {@code the reader of ada@example.org}
     * @param wait how long to wait when the answer does not say
     */
    static GoogleError of(String place, HttpLine.Reply reply, ObjectNode answer, String who, Duration wait) {
        String reason = plain(answer.path("error").path("errors").path(0).path("reason").asString(
                answer.path("error").path("status").asString("")));
        String detail = plain(answer.path("error").path("details").path(0).path("reason").asString(""));
        int status = reply.status();
        String said = place + " answered with HTTP " + status + (reason.isEmpty() ? "" : " " + reason);
        Duration after = reply.retryAfter().filter(d -> d.compareTo(wait) > 0).orElse(wait);
        Fault fault = switch (status) {
            case 400 -> reason.equals("failedPrecondition") ? new Fault.Denied(said + ": the mailbox of " + who + " has no Gmail")
                    : new Fault.Malformed(said);
            case 401 -> new Fault.Denied(said + ": the credentials of " + who + " are refused");
            case 403 -> forbidden(said, reason + detail, who, after);
            case 404, 410 -> new Fault.Gone(said);
            case 409 -> new Fault.Unsupported(said);
            case 408, 429 -> new Fault.Retry(said + ": too much at once", after);
            case 413 -> new Fault.Unsupported(said + ": the request is too large");
            default -> status >= 500 ? new Fault.Retry(said, after) : new Fault.Malformed(said);
        };
        return new GoogleError(fault, status, reason);
    }

    private static Fault forbidden(String said, String reason, String who, Duration after) {
        if (isThrottle(403, reason)) {
            return new Fault.Retry(said + ": too much at once", after);
        }
        if (reason.startsWith("dailyLimitExceeded")) {
            return new Fault.Retry(said + ": the project's quota of the day is used up", A_DAY_IS_OVER);
        }
        if (reason.contains("accessNotConfigured") || reason.contains("SERVICE_DISABLED")) {
            return new Fault.Denied(said + ": enable this API in the service account's project");
        }
        if (reason.contains("insufficientPermissions") || reason.contains("SCOPE_INSUFFICIENT")) {
            return new Fault.Denied(said + ": the credentials of " + who + " lack a scope; add it to the domain-wide delegation");
        }
        return new Fault.Denied(said + ": the credentials of " + who + " may not do this");
    }

    // Somebody else's text: letters only.
    private static String plain(String text) {
        return text.chars().filter(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_').limit(REASON_CHARS_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}

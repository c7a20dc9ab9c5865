package dev.cordon.testkit.providers.google;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An error as Google's APIs answer it: code, status, reason and words. */
final class GoogleRefusal extends Exception {
    private static final long serialVersionUID = 1;

    final int code;
    final String reason;

    GoogleRefusal(int code, String reason, String message) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
    }

    static GoogleRefusal notFound() {
        return new GoogleRefusal(404, "notFound", "Requested entity was not found.");
    }

    static GoogleRefusal invalid(String message) {
        return new GoogleRefusal(400, "invalidArgument", message);
    }

    static GoogleRefusal forbidden(String reason, String message) {
        return new GoogleRefusal(403, reason, message);
    }

    /** The body of such an answer. */
    static ObjectNode body(int code, String reason, String message) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode error = root.putObject("error");
        error.put("code", code).put("message", message);
        error.putArray("errors").addObject().put("message", message).put("domain", domain(reason)).put("reason", reason);
        error.put("status", status(code));
        if (reason.equals("ACCESS_TOKEN_SCOPE_INSUFFICIENT")) {
            error.putArray("details").addObject().put("@type", "type.googleapis.com/google.rpc.ErrorInfo").put("reason", reason)
                    .put("domain", "googleapis.com");
        }
        return root;
    }

    private static String domain(String reason) {
        return reason.endsWith("LimitExceeded") || reason.equals("quotaExceeded") ? "usageLimits" : "global";
    }

    private static String status(int code) {
        return switch (code) {
            case 400 -> "INVALID_ARGUMENT";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> "ALREADY_EXISTS";
            case 412 -> "FAILED_PRECONDITION";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> "INTERNAL";
        };
    }
}

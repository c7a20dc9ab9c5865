package dev.cordon.testkit.providers.graph;

/** A request that is refused, on its way to the answer. */
final class GraphRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    GraphRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    GraphReply reply() {
        return GraphReply.error(status, code, String.valueOf(getMessage()));
    }
}

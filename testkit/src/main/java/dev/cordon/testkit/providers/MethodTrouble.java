package dev.cordon.testkit.providers;

/** A method-level error (RFC 8620 §3.6.2) on its way to the answer. */
final class MethodTrouble extends Exception {
    private static final long serialVersionUID = 1;

    private final String type;

    MethodTrouble(String type, String description) {
        super(description, null, false, false);
        this.type = type;
    }

    String type() {
        return type;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}

package dev.cordon.kernel.message;

/** The free text before an address, decoded; judged apart from the address; may be empty. */
public record DisplayName(String text) {
    /** No display name. */
    public static final DisplayName NONE = new DisplayName("");
}

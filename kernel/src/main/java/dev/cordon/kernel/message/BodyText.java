package dev.cordon.kernel.message;

/**
 * A text that a person may be shown.
 *
 * @param part the path of its part
 * @param kind how it was written
 * @param text decoded; for HTML the markup itself
 * @param display what a person sees: for plain text the same, for HTML the visible text
 * @param complete false when a limit cut it
 */
public record BodyText(String part, Kind kind, String text, String display, boolean complete) {
    /** How a text was written. */
    public enum Kind { PLAIN, HTML }
}

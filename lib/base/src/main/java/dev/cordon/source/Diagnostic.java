package dev.cordon.source;

/**
 * A person's mistake in a text: what, where, and the way out.
 *
 * @param severity how bad
 * @param code stable, append-only, such as {@code C004}
 * @param source the text it is in
 * @param span where
 * @param message what is wrong, one sentence without a full stop
 * @param label what to show under the place, may be empty
 * @param help the way out, may be empty
 */
public record Diagnostic(
        Severity severity, String code, SourceText source, Span span, String message, String label, String help) {

    /** How bad it is: an error refuses, a warning only tells. */
    public enum Severity { ERROR, WARNING }

    /** An error. */
    public static Diagnostic error(String code, SourceText source, Span span, String message, String label, String help) {
        return new Diagnostic(Severity.ERROR, code, source, span, message, label, help);
    }

    /** A warning. */
    public static Diagnostic warning(String code, SourceText source, Span span, String message, String label, String help) {
        return new Diagnostic(Severity.WARNING, code, source, span, message, label, help);
    }

    /** Whether this refuses what was asked. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}

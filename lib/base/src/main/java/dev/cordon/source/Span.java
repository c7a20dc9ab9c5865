package dev.cordon.source;

/**
 * A stretch of a source text, in UTF-16 units.
 *
 * @param start first unit, from 0
 * @param end first unit after it, never less than start
 */
public record Span(int start, int end) {

    /** Refuses a span that ends before it starts. */
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
    }

    /** The place before the first unit. */
    public static final Span START = new Span(0, 0);

    /** The number of units. */
    public int length() {
        return end - start;
    }

    /** The smallest span that holds both. */
    public Span join(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }
}

package dev.cordon.mime;

/**
 * A half-open range of byte offsets.
 *
 * @param from the first byte
 * @param to the byte after the last one; never smaller than {@code from}
 */
public record RawRange(int from, int to) implements Comparable<RawRange> {

    /** Refuses a range that runs backwards or starts before zero. */
    public RawRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("not a range: " + from + " to " + to);
        }
    }

    /** The empty range at a place. */
    public static RawRange at(int place) {
        return new RawRange(place, place);
    }

    /** How many bytes it spans. */
    public int length() {
        return to - from;
    }

    /** Whether it spans nothing. */
    public boolean isEmpty() {
        return from == to;
    }

    /** Whether the other range lies wholly inside this one. */
    public boolean covers(RawRange other) {
        return from <= other.from && other.to <= to;
    }

    /** The smallest range that covers both. */
    public RawRange join(RawRange other) {
        return new RawRange(Math.min(from, other.from), Math.max(to, other.to));
    }

    @Override
    public int compareTo(RawRange other) {
        return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
    }

    @Override
    public String toString() {
        return from + ".." + to;
    }
}

package dev.cordon.kernel.evidence;

/**
 * A stretch of the raw message.
 *
 * @param start first byte, from 0
 * @param end first byte after it
 */
public record ByteRange(long start, long end) {
    /** Refuses a range that ends before it starts. */
    public ByteRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a range: " + start + " to " + end);
        }
    }

    /** The number of bytes. */
    public long length() {
        return end - start;
    }
}

package dev.cordon.mailauth.header;

/**
 * How much header is read. What lies beyond is left out and {@link RawMessage#cut()} says so.
 *
 * @param headerBytesMax bytes of the whole header block
 * @param fieldsMax number of header fields
 */
public record SplitLimits(int headerBytesMax, int fieldsMax) {

    /** Far above any real message: 4 MiB of header, 20,000 fields. */
    public static final SplitLimits USUAL = new SplitLimits(4 << 20, 20_000);

    /** Refuses limits that allow nothing. */
    public SplitLimits {
        if (headerBytesMax < 1 || fieldsMax < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}

package dev.cordon.bounds;

/**
 * The most that may be spent on one piece of input.
 *
 * @param bytesMax bytes produced or examined, over all nested work
 * @param itemsMax things found: parts, entries, links, fields
 * @param depthMax levels of nesting
 * @param stepsMax units of work whose cost is neither bytes nor items
 */
public record Budget(long bytesMax, long itemsMax, int depthMax, long stepsMax) {

    /** A budget that suits one ordinary message: 256 MiB, 10,000 items, 40 levels, 50 million steps. */
    public static final Budget MESSAGE = new Budget(256L << 20, 10_000, 40, 50_000_000);

    /** Refuses a negative limit: a limit of zero is allowed and allows nothing. */
    public Budget {
        if (bytesMax < 0 || itemsMax < 0 || depthMax < 0 || stepsMax < 0) {
            throw new IllegalArgumentException("a limit is negative: bytes " + bytesMax + ", items " + itemsMax
                    + ", depth " + depthMax + ", steps " + stepsMax);
        }
    }

    /** A fresh meter over this budget. */
    public Meter meter() {
        return new Meter(this);
    }
}

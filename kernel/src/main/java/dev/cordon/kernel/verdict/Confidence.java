package dev.cordon.kernel.verdict;

/**
 * A number offered beside a verdict; it never decides alone.
 *
 * @param perMillion probability of malice, 0 to 1,000,000
 */
public record Confidence(int perMillion) {
    /** The scale: this many are certainty. */
    public static final int ONE = 1_000_000;

    /** Refuses what is no probability. */
    public Confidence {
        if (perMillion < 0 || perMillion > ONE) {
            throw new IllegalArgumentException("not a probability per million: " + perMillion);
        }
    }
}

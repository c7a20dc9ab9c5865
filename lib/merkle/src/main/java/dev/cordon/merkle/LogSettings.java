package dev.cordon.merkle;

import java.time.Duration;

/**
 * How a log folder is kept.
 *
 * @param historyEvery a checkpoint goes to {@code checkpoints.log} when the last that did is at least this old; zero keeps each
 * @param entryBytesMax the largest entry that is taken
 * @param settleBytes when the write-ahead file is larger than this, tiles are synced and it starts anew
 */
public record LogSettings(Duration historyEvery, int entryBytesMax, long settleBytes) {

    /** A checkpoint a minute in the history, entries up to 16 MiB, 4 MiB of write-ahead. */
    public static final LogSettings USUAL = new LogSettings(Duration.ofMinutes(1), 16 << 20, 4 << 20);

    /** Refuses settings without meaning. */
    public LogSettings {
        if (historyEvery.isNegative() || entryBytesMax < 1 || settleBytes < 1) {
            throw new IllegalArgumentException("a log's limits are positive");
        }
    }
}

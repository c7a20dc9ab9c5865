package dev.cordon.kernel.port.ask;

import java.time.Instant;

/**
 * What was seen of a sender before.
 *
 * @param messages how many inspected messages, 0 for never
 * @param first when the first was inspected; the epoch when never
 * @param flagged how many of them were judged suspicious or malicious
 */
public record SenderHistory(long messages, Instant first, long flagged) {
    /** Never seen. */
    public static final SenderHistory NEVER = new SenderHistory(0, Instant.EPOCH, 0);
}

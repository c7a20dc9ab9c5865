package dev.cordon.kernel.port.ask;

import java.time.Instant;

/**
 * What was seen of one signature before. A signature belongs to one message: the same one on many copies is one mail to many recipients,
 * or one that is sent again and again.
 *
 * @param messages how many inspected copies carried it, 0 for none
 * @param first when the first was received; the epoch when never
 */
public record SignatureHistory(long messages, Instant first) {
    /** Never seen. */
    public static final SignatureHistory NEVER = new SignatureHistory(0, Instant.EPOCH);
}

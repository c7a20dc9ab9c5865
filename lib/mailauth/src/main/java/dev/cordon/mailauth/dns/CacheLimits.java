package dev.cordon.mailauth.dns;

import java.time.Duration;

/**
 * How much a {@link CachingDns} keeps, and for how long.
 *
 * @param entriesMax answers kept
 * @param bytesMax estimated size of all that is kept
 * @param lifetimeMin records are kept at least so long, whatever their time to live says
 * @param lifetimeMax records are kept at most so long
 * @param negativeLifetime how long the absence of a name or of records is kept (RFC 2308 §5)
 * @param failureLifetime how long a failure is kept, so that a dead server is not asked for every message (RFC 9520 §3.2: 1 second to 5
 *     minutes)
 * @param waitMax how long to wait for an answer that another thread already asks for
 */
public record CacheLimits(int entriesMax, long bytesMax, Duration lifetimeMin, Duration lifetimeMax, Duration negativeLifetime,
                          Duration failureLifetime, Duration waitMax) {

    /** 50,000 answers in 64 MiB, 10 seconds to 1 day, absence 5 minutes, failure 5 seconds, wait 20 seconds. */
    public static final CacheLimits STANDARD = new CacheLimits(50_000, 64L << 20, Duration.ofSeconds(10), Duration.ofDays(1),
            Duration.ofMinutes(5), Duration.ofSeconds(5), Duration.ofSeconds(20));
}

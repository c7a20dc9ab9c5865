package dev.cordon.conclusion.policy;

import java.time.Duration;

/**
 * How long a message may stay hidden because it could not be verified.
 *
 * @param lookAgainAfter when it is judged again
 * @param atMost after this it is no longer held
 * @param mark whether it then goes back with a mark; otherwise it stays hidden as quarantined until a person decides
 */
public record HoldTerms(Duration lookAgainAfter, Duration atMost, boolean mark) {
    /** Again after a quarter of an hour, three days at most, then a person decides. */
    public static final HoldTerms STANDARD = new HoldTerms(Duration.ofMinutes(15), Duration.ofHours(72), false);
}

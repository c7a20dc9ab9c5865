package dev.cordon.runtime.simulated;

import java.time.Duration;

/**
 * What is decided beforehand instead of by the seed.
 *
 * @param storm so long every request to a tenant is refused from the beginning; zero lets the seed decide
 * @param diesAt the process dies before or after exactly this request to a tenant, and at no other moment; -1 lets the seed decide
 */
record Course(Duration storm, long diesAt) {
    /** Everything by the seed. */
    static final Course DRAWN = new Course(Duration.ZERO, -1);
}

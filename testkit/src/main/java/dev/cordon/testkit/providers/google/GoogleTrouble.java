package dev.cordon.testkit.providers.google;

import java.time.Duration;

/** One thing that can go wrong with one request to the fake. */
public sealed interface GoogleTrouble {
    /**
     * Google's own error body with this code and reason, such as 403 and {@code userRateLimitExceeded}.
     *
     * @param retryAfter announced in Retry-After unless it is zero; Google seldom sends it
     */
    record Refused(int code, String reason, Duration retryAfter) implements GoogleTrouble {
        /** Without Retry-After, as Google mostly answers. */
        public Refused(int code, String reason) {
            this(code, reason, Duration.ZERO);
        }
    }

    /** A status with a page of HTML, as a proxy in between sends it. */
    record Html(int code) implements GoogleTrouble {}

    /** Performed, but the JSON of the answer ends in the middle, and the length says that it is all. */
    record TruncatedJson() implements GoogleTrouble {}

    /** Performed, but the connection breaks in the middle of the announced length. */
    record CutTransfer() implements GoogleTrouble {}

    /** Performed, but the message in {@code raw} is only its first half; the JSON around it is whole. */
    record ShortRaw() implements GoogleTrouble {}

    /** Status 200 with an error object inside. */
    record ErrorInside(String reason) implements GoogleTrouble {}

    /** The answer comes late. */
    record Slow(Duration by) implements GoogleTrouble {}

    /** The connection is closed before anything was done. */
    record Dropped() implements GoogleTrouble {}

    /** Performed, and then the connection is closed: the caller cannot know. */
    record LostAnswer() implements GoogleTrouble {}

    /** Said to be performed, and nothing was. */
    record NothingDone() implements GoogleTrouble {}
}

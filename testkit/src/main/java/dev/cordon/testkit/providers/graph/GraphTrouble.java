package dev.cordon.testkit.providers.graph;

import java.time.Duration;

/** One thing that can go wrong with one request to the fake tenant. */
public sealed interface GraphTrouble {
    /** HTTP 429 {@code ApplicationThrottled}; {@code after} is announced in Retry-After unless it is zero. */
    record TooMany(Duration after) implements GraphTrouble {}

    /** Refused with this status and error code, such as 503 {@code ServiceUnavailable} or 403 {@code ErrorAccessDenied}. */
    record Refused(int status, String code) implements GraphTrouble {}

    /** HTTP 200 with a page of HTML, as a proxy sends it. */
    record HtmlBody() implements GraphTrouble {}

    /** HTTP 200 with an error object inside. */
    record ErrorInside(String code) implements GraphTrouble {}

    /** Performed, but the body ends in the middle while Content-Length promises all of it. */
    record Truncated() implements GraphTrouble {}

    /** Performed, but the body is empty. */
    record EmptyBody() implements GraphTrouble {}

    /** The connection is closed before anything was done. */
    record Dropped() implements GraphTrouble {}

    /** Performed, and then the connection is closed: the caller cannot know. */
    record LostAnswer() implements GraphTrouble {}

    /** Answered as if performed, but nothing was changed: 200 without an effect. */
    record NothingDone() implements GraphTrouble {}

    /** The token is no longer valid: HTTP 401 {@code InvalidAuthenticationToken}. */
    record TokenRefused() implements GraphTrouble {}
}

package dev.cordon.testkit.providers;

import java.time.Duration;

/** One thing that can go wrong with one request to a fake provider. */
public sealed interface Trouble {
    /** HTTP 429; {@code after} is announced in Retry-After (RFC 9110 §10.2.3) unless it is zero. */
    record TooMany(Duration after) implements Trouble {}

    /** Another HTTP status than 200, with a plain text body. */
    record Status(int code) implements Trouble {}

    /** HTTP 200 with a page of HTML, as a captive portal or a proxy sends it. */
    record HtmlBody() implements Trouble {}

    /** Performed, but the JSON of the answer ends in the middle. */
    record TruncatedJson() implements Trouble {}

    /** The answer comes late. */
    record Slow(Duration by) implements Trouble {}

    /** The connection is closed before anything was done. */
    record Dropped() implements Trouble {}

    /** Performed, and then the connection is closed: the caller cannot know. */
    record LostAnswer() implements Trouble {}

    /** A method-level error (RFC 8620 §3.6.2) instead of performing the call, such as {@code cannotCalculateChanges}. */
    record MethodError(String type) implements Trouble {}
}

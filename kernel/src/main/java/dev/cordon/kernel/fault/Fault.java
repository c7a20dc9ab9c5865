package dev.cordon.kernel.fault;

import java.time.Duration;

/** Expected trouble outside us. The words name what happened; they never hold a secret or a message's text. */
public sealed interface Fault {
    /** What happened, for people. */
    String what();

    /** Try again: throttled, unreachable, busy. {@code after} is the least time to wait. */
    record Retry(String what, Duration after) implements Fault {}

    /** What was asked for no longer exists. */
    record Gone(String what) implements Fault {}

    /** The other side refuses: credentials, consent, rights. Trying again changes nothing. */
    record Denied(String what) implements Fault {}

    /** The place in a change feed is no longer known to the provider; a resynchronisation is needed. */
    record CursorLost(String what) implements Fault {}

    /** This cannot do that. */
    record Unsupported(String what) implements Fault {}

    /** The other side answered with something that cannot be understood. */
    record Malformed(String what) implements Fault {}

    /** There is no room to keep it: disk full, quota. */
    record NoRoom(String what) implements Fault {}
}

package dev.cordon.kernel.port.keep;

import dev.cordon.kernel.canonical.Json;
import java.time.Instant;

/**
 * One line of the ledger. The ledger adds its number and writes it as one JSON object whose members are {@code seq},
 * {@code at}, {@code kind}, {@code key} and those of the body.
 *
 * @param kind what it records
 * @param key unique over all entries: appending an equal key again changes nothing and answers the first entry's number
 * @param at when, by the caller's clock
 * @param body members of its own; none may be named like the ledger's own
 */
public record Entry(Kind kind, String key, Instant at, Json.Obj body) {
    /** What is recorded; the words in the ledger are the names in lower case. */
    public enum Kind { START, STOP, VERDICT, ORDER, RECEIPT, OUTCOME, RELEASE, CONFIG, VIEW, ALARM, COVERAGE }
}

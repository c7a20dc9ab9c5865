package dev.cordon.runtime.simulated;

import java.util.Map;

/**
 * How one simulation went.
 *
 * @param failure what must never happen and did; empty when all invariants held
 * @param ledgerHash a hash over every entry in order: equal seeds and sizes give equal hashes
 * @param steps things that happened
 * @param crashes how often the process died
 * @param acts changes to mailboxes
 * @param states inspections by state
 * @param injected what was made to go wrong or to interfere, and how often, by kind
 */
public record Report(long seed, String failure, String ledgerHash, long steps, int crashes, int acts, Map<String, Long> states,
                     Map<String, Long> injected) {
    /** Copies the maps. */
    public Report {
        states = Map.copyOf(states);
        injected = Map.copyOf(injected);
    }

    /** Whether all invariants held. */
    public boolean passed() {
        return failure.isEmpty();
    }

    /** One line for people; a failure says how to repeat it. */
    public String words() {
        return passed() ? "Seed " + seed + " held: " + steps + " steps, " + crashes + " crashes, " + acts + " acts."
                : "Seed " + seed + " failed: " + failure + ". Replay: cordon drill --seed " + seed;
    }
}

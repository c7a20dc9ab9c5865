package dev.cordon.runtime.simulated;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts, by kind, what a simulation made go wrong and who interfered. */
final class Injected {
    /** The kinds. */
    enum Kind {
        /** The mail system refused a question or an act for now. */
        MAIL_REFUSED,
        /** An act was carried out, and its answer never came. */
        ACT_ANSWER_LOST,
        /** A hint that mail came was dropped. */
        HINT_DROPPED,
        /** A hint came twice. */
        HINT_TWICE,
        /** A hint came late, after others that were sent later. */
        HINT_LATE,
        /** For a while everything was refused: too many requests. */
        STORM,
        /** A secret expired, or the delegation was withdrawn, and came back later. */
        SECRET_EXPIRED,
        /** The consent to change mail was withdrawn, and came back later. */
        CONSENT_REVOKED,
        /** The mail system's clock went wrong by up to some minutes. */
        CLOCK_SKEWED,
        /** What had arrived was denied, or not told, for a while. */
        SEEN_LATE,
        /** The mail system forgot how far we had come. */
        CURSOR_LOST,
        /** The history of senders gave no answer. */
        HISTORY_BUSY,
        /** The ledger had no room. */
        LEDGER_FULL,
        /** The ledger took an entry, and its answer never came. */
        LEDGER_ANSWER_LOST,
        /** The process died. */
        PROCESS_DIED,
        /** A mailbox owner moved, deleted or read a message meanwhile. */
        OWNER_INTERFERED,
        /** A person put a message back. */
        PERSON_RELEASED
    }

    private final Map<String, Long> counts = new TreeMap<>();

    void one(Kind kind) {
        counts.merge(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), 1L, Long::sum);
    }

    Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }
}

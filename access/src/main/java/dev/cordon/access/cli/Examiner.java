package dev.cordon.access.cli;

import dev.cordon.kernel.flow.Outcome;
import dev.cordon.kernel.message.Raw;
import dev.cordon.verification.packs.MailPack;
import java.util.Map;

/** Runs one message through the whole line in memory, without a mailbox. Safe for use by many threads. */
@FunctionalInterface
interface Examiner {
    /** What comes out for these bytes; {@code name} is only for people. */
    Examination examine(String name, Raw raw);

    /**
     * What came out.
     *
     * @param nanos time spent by phase: parse, authenticate, detect, total
     * @param error what went wrong on the way, empty when nothing did
     * @param said what rules from files say, also those that flag nothing
     */
    record Examination(Outcome outcome, Map<String, Long> nanos, String error, MailPack.Said said) {
        /** Copies the map. */
        public Examination {
            nanos = Map.copyOf(nanos);
        }
    }
}

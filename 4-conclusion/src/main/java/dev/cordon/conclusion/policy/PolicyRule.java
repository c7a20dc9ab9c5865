package dev.cordon.conclusion.policy;

import dev.cordon.source.Span;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One line of a policy.
 *
 * @param when the words each named axis may have; axes not named may have any
 * @param because why, for the person who reads the outcome
 * @param span where its id stands in the file
 */
record PolicyRule(String id, Map<Axis, Set<String>> when, Ending then, String because, Span span) {
    PolicyRule {
        Map<Axis, Set<String>> copy = new EnumMap<>(Axis.class);
        when.forEach((axis, words) -> copy.put(axis, Set.copyOf(words)));
        when = copy;
    }

    /** Whether it decides the case with these words. */
    boolean decides(Map<Axis, String> words) {
        for (Map.Entry<Axis, Set<String>> axis : when.entrySet()) {
            if (!axis.getValue().contains(words.getOrDefault(axis.getKey(), ""))) {
                return false;
            }
        }
        return true;
    }

    /** The reachable cases it decides. */
    BitSet cases() {
        BitSet cases = Cases.matching(when);
        cases.and(Cases.REACHABLE);
        return cases;
    }

    /** How a case ends. */
    enum Ending {
        /** Nothing is done. */
        LEAVE,
        /** Left in place with a visible mark. */
        MARK,
        /** Hidden because unverified, and looked at again. */
        HOLD,
        /** Hidden because bad. */
        QUARANTINE,
        /** Moved to the provider's junk folder. */
        JUNK,
        /** Moved to the trash. */
        REMOVE,
        /** Moved out of sight, recoverable for a while. */
        SOFT_DELETE,
        /** Deleted for ever, where the configuration allows it. */
        DELETE,
        /** Nothing can be done here, and a person must know. */
        STOP;

        /** Its word in a policy file. */
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What the connector must be able to do. */
        Set<Axis> needs() {
            return switch (this) {
                case LEAVE, STOP -> EnumSet.noneOf(Axis.class);
                case MARK -> EnumSet.of(Axis.CAN_MARK);
                case HOLD, QUARANTINE, JUNK -> EnumSet.of(Axis.CAN_HIDE);
                case REMOVE, SOFT_DELETE, DELETE -> EnumSet.of(Axis.CAN_TRASH);
            };
        }
    }
}

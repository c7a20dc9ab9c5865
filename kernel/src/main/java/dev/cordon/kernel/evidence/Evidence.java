package dev.cordon.kernel.evidence;

import java.util.List;

/** What is known about a message, and what could not be found out. */
public sealed interface Evidence {
    /**
     * Something established.
     *
     * @param name which
     * @param value what
     * @param where the bytes of the raw message that show it; empty when the fact is about something absent
     */
    record Fact(FactName name, Value value, List<ByteRange> where) implements Evidence {
        /** Copies the ranges. */
        public Fact {
            where = List.copyOf(where);
        }
    }

    /**
     * Something that could not be established, and why.
     *
     * @param code the class that the policy decides by
     * @param what in words, for people
     * @param where the bytes it is about, may be empty
     */
    record Gap(GapCode code, String what, List<ByteRange> where) implements Evidence {
        /** Copies the ranges. */
        public Gap {
            where = List.copyOf(where);
        }

        /** A gap about the message as a whole. */
        public static Gap of(GapCode code, String what) {
            return new Gap(code, what, List.of());
        }
    }

    /** A fact with a text. */
    static Fact fact(FactName name, String text, List<ByteRange> where) {
        return new Fact(name, new Value.Text(text), where);
    }
}

package dev.cordon.kernel.evidence;

import java.util.List;

/** What a fact says. */
public sealed interface Value {
    /** A text. */
    record Text(String text) implements Value {}

    /** A whole number. */
    record Number(long number) implements Value {}

    /** Yes or no. */
    record Flag(boolean flag) implements Value {}

    /** Several texts, in the order they were found. */
    record Texts(List<String> texts) implements Value {
        /** Copies the list. */
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /** The value in words, for people. */
    default String words() {
        return switch (this) {
            case Text t -> t.text();
            case Number n -> Long.toString(n.number());
            case Flag f -> f.flag() ? "yes" : "no";
            case Texts t -> String.join(", ", t.texts());
        };
    }
}

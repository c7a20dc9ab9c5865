package dev.cordon.mql.pattern;

import java.util.List;

/** A regular expression, read. */
sealed interface Syntax {
    /** One code point out of sorted pairs. */
    record Chars(int[] pairs) implements Syntax {}

    /** All, one after the other; none for the empty text. */
    record All(List<Syntax> parts) implements Syntax {}

    /** One of several, the first preferred. */
    record Either(List<Syntax> parts) implements Syntax {}

    /** The same again, at least {@code least} and at most {@code most} times; -1 for no end. */
    record Again(Syntax part, int least, int most, boolean greedy) implements Syntax {}

    /** A capturing group; its name is empty when it has none. */
    record Group(Syntax part, int index, String name) implements Syntax {}

    /** A place, not a character. */
    record At(Place place) implements Syntax {}

    /** Kinds of places. */
    enum Place { TEXT_START, TEXT_END, LINE_START, LINE_END, WORD_BOUNDARY, NO_WORD_BOUNDARY }

    /** Matches the empty text. */
    static Syntax empty() {
        return new All(List.of());
    }
}

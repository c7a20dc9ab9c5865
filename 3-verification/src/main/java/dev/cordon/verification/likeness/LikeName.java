package dev.cordon.verification.likeness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds out whether a display name would be taken for a person's name. */
public final class LikeName {

    /** How it resembles the name. */
    public enum How {
        /** The same words, in whatever order, with or without initials and titles. */
        SAME,
        /** Other characters that look the same, or characters that nobody sees. */
        DISGUISED,
        /** A letter more, less, other or swapped. */
        MISTYPED
    }

    private static final int WORD_MIN = 2;
    private static final int MISTYPED_LETTERS_MIN = 9;
    private static final int WORDS_MAX = 12;

    private LikeName() {}

    /** How this display name resembles the person's name, if it does. A person's name of a single word is never compared. */
    public static Optional<How> of(String displayName, String person) {
        List<String> wanted = words(Folding.plain(person));
        if (wanted.size() < WORD_MIN) {
            return Optional.empty();
        }
        String shown = Folding.plain(displayName);
        List<String> found = words(shown);
        if (found.size() <= WORDS_MAX && holds(found, wanted)) {
            boolean hidden = !Folding.visible(displayName).equals(displayName);
            return Optional.of(hidden ? How.DISGUISED : How.SAME);
        }
        List<String> looks = words(Folding.skeleton(displayName));
        if (looks.size() <= WORDS_MAX && holds(looks, words(Folding.skeleton(person)))) {
            return Optional.of(How.DISGUISED);
        }
        String together = String.join(" ", wanted);
        return together.length() >= MISTYPED_LETTERS_MIN && Folding.edits(String.join(" ", found), together) == 1
                ? Optional.of(How.MISTYPED) : Optional.empty();
    }

    // All words of the name, one after the other, forwards or backwards; single letters between them are initials. What stands
    // around them (a title, a department) does not matter.
    private static boolean holds(List<String> found, List<String> wanted) {
        List<String> long1 = found.stream().filter(w -> w.length() >= WORD_MIN).toList();
        List<String> long2 = wanted.stream().filter(w -> w.length() >= WORD_MIN).toList();
        if (long2.size() < WORD_MIN) {
            return found.equals(wanted);
        }
        List<String> backwards = new ArrayList<>(long2);
        Collections.reverse(backwards);
        List<String> lastFirst = new ArrayList<>(long2.subList(0, long2.size() - 1));
        lastFirst.addFirst(long2.getLast());
        return Collections.indexOfSubList(long1, long2) >= 0 || Collections.indexOfSubList(long1, backwards) >= 0
                || Collections.indexOfSubList(long1, lastFirst) >= 0;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                word.append(c);
            } else if (c != '\'' && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}

package dev.cordon.application.observables;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Which scripts a word is written in, and which characters nobody sees. */
public final class Scripts {

    // Scripts whose letters can pass for Latin ones.
    private static final Set<UnicodeScript> ALIKE =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN, UnicodeScript.CHEROKEE);

    private Scripts() {
    }

    /** Whether one word mixes letters of scripts that look alike (UTS #39 §5.1, the confusable part of it). */
    public static boolean mixes(CharSequence word) {
        Set<UnicodeScript> seen = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of).filter(ALIKE::contains).forEach(seen::add);
        return seen.size() > 1;
    }

    /** Whether a character takes no room and has no business between letters: zero-width, soft hyphen, tags, fillers. */
    public static boolean isInvisible(int c) {
        return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x180E
                || c >= 0x200B && c <= 0x200F || c >= 0x2060 && c <= 0x2064 || c == 0x3164 || c == 0xFEFF || c == 0xFFA0
                || c >= 0xE0000 && c <= 0xE007F;
    }

    /** Whether a character turns the direction of what follows (UAX #9 §2.1 to §2.6): embeddings, overrides, isolates. */
    public static boolean isTurning(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}

package dev.cordon.application.analysis;

import java.text.Normalizer;
import java.util.Arrays;

import dev.cordon.application.observables.Scripts;

/**
 * A text as it reads to a person, whatever tricks it is written with: compatibility forms and accents undone (UAX #15), letters in
 * lower case, invisible characters gone, letters of other scripts that look Latin read as Latin, and everything that is neither
 * letter nor digit one blank. Each character knows where it came from.
 */
final class Folded {

    // Cyrillic and Greek letters and the Latin ones they pass for (a selection of UTS #39 confusables).
    private static final String ALIKE = "\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051B\u04BB\u0432\u043D\u043A\u043C\u0442"
            + "\u03BF\u03B1\u03C1\u03BD\u03B9\u03BA\u03C5\u0131\u0261";
    private static final String LATIN = "aeopcyxijsdlhbhkmt" + "oapvikuig";

    private final char[] text;
    private final int[] places;
    private final int length;

    private Folded(char[] text, int[] places, int length) {
        this.text = text;
        this.places = places;
        this.length = length;
    }

    /** Folds a text. It begins and ends with a blank, so that every word stands between blanks. */
    static Folded of(String written) {
        Builder out = new Builder(written.length() + 16);
        out.add(' ', 0);
        int at = 0;
        while (at < written.length()) {
            char c = written.charAt(at);
            if (c < 128) {
                out.add(ascii(c), at);
                at++;
                continue;
            }
            int point = written.codePointAt(at);
            if (!Scripts.isInvisible(point)) {
                spread(point, at, out);
            }
            at += Character.charCount(point);
        }
        out.add(' ', written.length());
        return out.build();
    }

    /** How many letters and digits a text has, as written. */
    static long letters(String written) {
        long count = 0;
        for (int at = 0; at < written.length(); ) {
            int point = written.codePointAt(at);
            at += Character.charCount(point);
            count += Character.isLetterOrDigit(point) ? 1 : 0;
        }
        return count;
    }

    int length() {
        return length;
    }

    char at(int position) {
        return text[position];
    }

    /** Where a character of the folded text stands in the text as written. */
    int place(int position) {
        return places[position];
    }

    /** A stretch of it. */
    String text(int from, int to) {
        return new String(text, from, to - from);
    }

    private static char ascii(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + 32);
        }
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? c : ' ';
    }

    private static void spread(int point, int at, Builder out) {
        String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
        for (int i = 0; i < parts.length(); i++) {
            char c = parts.charAt(i);
            int type = Character.getType(c);
            boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
            if (c < 128) {
                out.add(ascii(c), at);
            } else if (c == 'ß') {
                out.add('s', at);
                out.add('s', at);
            } else if (!mark) {
                char lower = Character.toLowerCase(c);
                int alike = ALIKE.indexOf(lower);
                out.add(alike >= 0 ? LATIN.charAt(alike) : Character.isLetterOrDigit(lower) ? lower : ' ', at);
            }
        }
    }

    private static final class Builder {
        private char[] text;
        private int[] places;
        private int length;

        Builder(int room) {
            text = new char[room];
            places = new int[room];
        }

        void add(char c, int place) {
            if (c == ' ' && length > 0 && text[length - 1] == ' ') {
                return;
            }
            if (length == text.length) {
                text = Arrays.copyOf(text, length * 2);
                places = Arrays.copyOf(places, length * 2);
            }
            text[length] = c;
            places[length] = place;
            length++;
        }

        Folded build() {
            return new Folded(text, places, length);
        }
    }
}

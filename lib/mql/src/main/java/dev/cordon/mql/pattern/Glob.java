package dev.cordon.mql.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * A glob over a whole text: {@code *} is any run of characters, line feeds too, {@code ?} exactly one, everything else itself. It is
 * split at
 * the stars into pieces that are looked for from left to right, which finds a match whenever there is one.
 */
public final class Glob {
    private static final char ONE = '?';

    private final boolean ignoreCase;
    private final boolean openStart;
    private final boolean openEnd;
    private final String[] pieces;
    private final boolean[] plain;

    /** A glob as written. */
    public Glob(String pattern, boolean ignoreCase) {
        String folded = ignoreCase ? Folding.fold(pattern) : pattern;
        this.ignoreCase = ignoreCase;
        this.openStart = folded.startsWith("*");
        this.openEnd = folded.endsWith("*");
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int star = folded.indexOf('*'); star >= 0; star = folded.indexOf('*', from)) {
            if (star > from) {
                parts.add(folded.substring(from, star));
            }
            from = star + 1;
        }
        if (from < folded.length()) {
            parts.add(folded.substring(from));
        }
        this.pieces = parts.toArray(String[]::new);
        this.plain = new boolean[pieces.length];
        for (int at = 0; at < pieces.length; at++) {
            plain[at] = pieces[at].indexOf(ONE) < 0;
        }
    }

    /** Whether it ignores case; then it is given folded texts. */
    public boolean ignoresCase() {
        return ignoreCase;
    }

    /** Texts that every match holds, as they are in the (folded) text. */
    public List<String> required() {
        List<String> texts = new ArrayList<>();
        for (String piece : pieces) {
            for (String part : piece.split("\\?", -1)) {
                if (!part.isEmpty()) {
                    texts.add(part);
                }
            }
        }
        return texts;
    }

    /** Whether holding the one required text anywhere is all it asks. */
    public boolean isContains() {
        return openStart && openEnd && pieces.length == 1 && plain[0];
    }

    /** Whether the whole text matches; {@code folded} is the text, folded when the glob ignores case. */
    public boolean matches(String folded, Fuel fuel) {
        fuel.spend(folded.length() / 4 + 1L);
        int count = pieces.length;
        if (count == 0) {
            return openStart || folded.isEmpty();
        }
        int from = 0;
        int first = 0;
        if (!openStart) {
            from = matchAt(folded, 0, 0);
            if (from < 0) {
                return false;
            }
            if (count == 1) {
                return openEnd || from == folded.length();
            }
            first = 1;
        }
        int last = openEnd ? count : count - 1;
        for (int piece = first; piece < last; piece++) {
            from = findFrom(folded, piece, from, fuel);
            if (from < 0) {
                return false;
            }
        }
        return openEnd || endsWith(folded, count - 1, from);
    }

    private boolean endsWith(String text, int piece, int from) {
        int start = text.length();
        String part = pieces[piece];
        for (int points = part.codePointCount(0, part.length()); points > 0; points--) {
            if (start <= from) {
                return false;
            }
            start -= Character.charCount(text.codePointBefore(start));
        }
        return start >= from && matchAt(text, piece, start) == text.length();
    }

    /** The place after the first occurrence from a place on, or -1. */
    private int findFrom(String text, int piece, int from, Fuel fuel) {
        if (plain[piece]) {
            int found = text.indexOf(pieces[piece], from);
            return found < 0 ? -1 : found + pieces[piece].length();
        }
        fuel.spend(text.length() - from + 1L);
        for (int at = from; at <= text.length(); at++) {
            boolean inside = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
            int end = inside ? -1 : matchAt(text, piece, at);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    /** The place after the piece when it is at this place, or -1. */
    private int matchAt(String text, int piece, int start) {
        String part = pieces[piece];
        if (plain[piece]) {
            return text.startsWith(part, start) ? start + part.length() : -1;
        }
        int at = start;
        for (int place = 0; place < part.length(); place++) {
            if (at >= text.length()) {
                return -1;
            }
            char c = part.charAt(place);
            if (c == ONE) {
                at += Character.charCount(text.codePointAt(at));
            } else if (text.charAt(at) == c) {
                at++;
            } else {
                return -1;
            }
        }
        return at;
    }
}

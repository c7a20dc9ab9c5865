package dev.cordon.mql.pattern;

import dev.cordon.mql.pattern.PatternProblem.Found;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a regular expression's syntax that name characters: escapes, named classes and bracketed classes. */
final class CharClassReader {
    private final String pattern;

    CharClassReader(String pattern) {
        this.pattern = pattern;
    }

    /** Sorted pairs, and the place in the pattern after what was read. */
    record Piece(int[] pairs, int end) {}

    /** A class in brackets that begins at this place. */
    Piece bracket(int start, boolean ignoreCase) {
        int at = start + 1;
        boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
        if (negated) {
            at++;
        }
        Ranges ranges = new Ranges();
        boolean first = true;
        while (true) {
            if (at >= pattern.length()) {
                throw new Found("this class is not closed; add `]` or write `\\[` for the character", start);
            }
            if (pattern.charAt(at) == ']' && !first) {
                break;
            }
            first = false;
            Piece piece = pattern.startsWith("[:", at) ? posix(at, ignoreCase) : pattern.charAt(at) == '\\' ? named(at, ignoreCase) : null;
            if (piece != null) {
                ranges.addAll(piece.pairs());
                at = piece.end();
            } else {
                at = range(at, ranges, ignoreCase);
            }
        }
        int[] pairs = ranges.sorted();
        return new Piece(negated ? Ranges.negated(pairs) : pairs, at + 1);
    }

    private int range(int start, Ranges ranges, boolean ignoreCase) {
        int[] cursor = {start};
        int first = single(cursor);
        int last = first;
        boolean dash = cursor[0] + 1 < pattern.length() && pattern.charAt(cursor[0]) == '-' && pattern.charAt(cursor[0] + 1) != ']';
        if (dash) {
            cursor[0]++;
            last = single(cursor);
            if (last < first) {
                throw new Found("this range runs backwards", start);
            }
        }
        int[] pair = {first, last};
        if (ignoreCase) {
            ranges.addFolded(pair);
        } else {
            ranges.addAll(pair);
        }
        return cursor[0];
    }

    private int single(int[] cursor) {
        if (cursor[0] >= pattern.length()) {
            throw new Found("this class is not closed; add `]`", cursor[0]);
        }
        if (pattern.charAt(cursor[0]) == '\\') {
            return escaped(cursor);
        }
        int codePoint = pattern.codePointAt(cursor[0]);
        cursor[0] += Character.charCount(codePoint);
        return codePoint;
    }

    private @Nullable Piece posix(int start, boolean ignoreCase) {
        int end = pattern.indexOf(":]", start + 2);
        if (end < 0) {
            return null;
        }
        String name = pattern.substring(start + 2, end);
        boolean negated = name.startsWith("^");
        Optional<int[]> pairs = UnicodeClasses.posix(negated ? name.substring(1) : name);
        return new Piece(signed(pairs.orElseThrow(() -> new Found("`[:" + name + ":]` is no class", start)), negated, ignoreCase), end + 2);
    }

    /** {@code \d \s \w \p{…}} and their opposites; null when another escape begins here. */
    @Nullable Piece named(int start, boolean ignoreCase) {
        if (start + 1 >= pattern.length()) {
            return null;
        }
        char c = pattern.charAt(start + 1);
        return switch (c) {
            case 'd', 'D' -> new Piece(signed(UnicodeClasses.DIGIT, c == 'D', ignoreCase), start + 2);
            case 's', 'S' -> new Piece(signed(UnicodeClasses.SPACE, c == 'S', ignoreCase), start + 2);
            case 'w', 'W' -> new Piece(signed(UnicodeClasses.WORD, c == 'W', ignoreCase), start + 2);
            case 'p', 'P' -> property(start, c == 'P', ignoreCase);
            default -> null;
        };
    }

    private Piece property(int start, boolean negated, boolean ignoreCase) {
        int at = start + 2;
        if (at >= pattern.length()) {
            throw new Found("`\\p` needs a class, as in `\\p{L}`", start);
        }
        int end = at + Character.charCount(pattern.codePointAt(at));
        String name = pattern.substring(at, end);
        if (name.equals("{")) {
            int close = pattern.indexOf('}', at);
            if (close < 0) {
                throw new Found("`\\p{` is not closed", start);
            }
            name = pattern.substring(at + 1, close);
            end = close + 1;
        }
        boolean opposite = name.startsWith("^");
        String bare = opposite ? name.substring(1) : name;
        int[] pairs = (bare.isEmpty() ? Optional.<int[]>empty() : UnicodeClasses.property(bare))
            .orElseThrow(() -> new Found("`" + bare + "` is no general category or script of Unicode", start));
        return new Piece(signed(pairs, negated != opposite, ignoreCase), end);
    }

    private static int[] signed(int[] pairs, boolean negated, boolean ignoreCase) {
        int[] all = ignoreCase ? new Ranges().addFolded(pairs).sorted() : pairs;
        return negated ? Ranges.negated(all) : all;
    }

    /** An escape that stands for one code point; moves the cursor behind it. */
    int escaped(int[] cursor) {
        int start = cursor[0];
        if (start + 1 >= pattern.length()) {
            throw new Found("a backslash ends the pattern; write `\\\\` for the character", start);
        }
        int c = pattern.codePointAt(start + 1);
        cursor[0] = start + 1 + Character.charCount(c);
        switch (c) {
            case 'a': return 7;
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'v': return 0xB;
            case 'x': return hex(cursor, start);
            default: break;
        }
        if (c >= '0' && c <= '7') {
            return octal(cursor, start);
        }
        if (c < 0x80 && !Character.isLetterOrDigit(c)) {
            return c;
        }
        throw new Found("`\\" + Character.toString(c) + "` means nothing in RE2", start);
    }

    private int octal(int[] cursor, int start) {
        int value = pattern.charAt(start + 1) - '0';
        boolean more = cursor[0] < pattern.length() && pattern.charAt(cursor[0]) >= '0' && pattern.charAt(cursor[0]) <= '7';
        if (value != 0 && !more) {
            throw new Found("RE2 has no back references", start);
        }
        for (int digits = 1; digits < 3 && cursor[0] < pattern.length(); digits++) {
            char c = pattern.charAt(cursor[0]);
            if (c < '0' || c > '7') {
                break;
            }
            value = value * 8 + c - '0';
            cursor[0]++;
        }
        return value;
    }

    private int hex(int[] cursor, int start) {
        int at = cursor[0];
        boolean braces = at < pattern.length() && pattern.charAt(at) == '{';
        int from = braces ? at + 1 : at;
        int to = braces ? pattern.indexOf('}', at) : at + 2;
        if (to <= from || to > pattern.length()) {
            throw new Found("write `\\x41` or `\\x{1F600}`", start);
        }
        int value = 0;
        for (int place = from; place < to; place++) {
            char c = pattern.charAt(place);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            value = value * 16 + digit;
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                throw new Found("write `\\x41` or `\\x{1F600}`, at most `\\x{10FFFF}`", start);
            }
        }
        cursor[0] = braces ? to + 1 : to;
        return value;
    }
}

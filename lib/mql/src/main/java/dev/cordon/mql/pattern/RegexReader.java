package dev.cordon.mql.pattern;

import dev.cordon.mql.pattern.PatternProblem.Found;
import dev.cordon.mql.pattern.Syntax.Again;
import dev.cordon.mql.pattern.Syntax.All;
import dev.cordon.mql.pattern.Syntax.At;
import dev.cordon.mql.pattern.Syntax.Chars;
import dev.cordon.mql.pattern.Syntax.Either;
import dev.cordon.mql.pattern.Syntax.Group;
import dev.cordon.mql.pattern.Syntax.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the syntax of RE2 (https://github.com/google/re2/wiki/Syntax) with Perl's classes, groups and flags, as Go does: no back
 * references, no look-around, no possessive repetition. What RE2 refuses is refused here.
 */
final class RegexReader {
    static final int REPEAT_MOST = 1000;
    static final int DEPTH_MOST = 500;

    private static final int IGNORE_CASE = 1;
    private static final int LINES = 2;
    private static final int DOT_ALL = 4;
    private static final int UNGREEDY = 8;

    private final String pattern;
    private final CharClassReader classes;
    private final Set<String> names = new HashSet<>();
    private final List<String> groupNames = new ArrayList<>(List.of(""));
    private int at;
    private int flags;
    private int depth;

    private RegexReader(String pattern, boolean ignoreCase) {
        this.pattern = pattern;
        this.classes = new CharClassReader(pattern);
        this.flags = ignoreCase ? IGNORE_CASE : 0;
    }

    /** What was read, and the names of the groups: index 0 is the whole match, an empty name is none. */
    record Read(Syntax syntax, List<String> groupNames) {}

    /** Reads a pattern or throws {@link Found}. */
    static Read read(String pattern, boolean ignoreCase) {
        RegexReader reader = new RegexReader(pattern, ignoreCase);
        Syntax syntax = reader.either();
        if (reader.more()) {
            throw new Found("this `)` closes nothing; write `\\)` for the character", reader.at);
        }
        if (size(syntax) > REPEAT_MOST) {
            throw new Found("repetitions inside repetitions come to more than " + REPEAT_MOST + "; make the bounds smaller", 0);
        }
        return new Read(syntax, List.copyOf(reader.groupNames));
    }

    /** The largest product of nested repetition bounds: RE2 allows at most 1000. */
    private static int size(Syntax syntax) {
        return switch (syntax) {
            case Chars _, At _ -> 1;
            case All(List<Syntax> parts) -> parts.stream().mapToInt(RegexReader::size).max().orElse(1);
            case Either(List<Syntax> parts) -> parts.stream().mapToInt(RegexReader::size).max().orElse(1);
            case Group(Syntax part, int _, String _) -> size(part);
            case Again(Syntax part, int least, int most, boolean _) -> {
                int bound = Math.max(1, most > 0 ? most : least);
                yield Math.min(REPEAT_MOST + 1, size(part) * bound);
            }
        };
    }

    private boolean more() {
        return at < pattern.length();
    }

    private boolean on(int flag) {
        return (flags & flag) != 0;
    }

    private boolean take(String expected) {
        if (pattern.startsWith(expected, at)) {
            at += expected.length();
            return true;
        }
        return false;
    }

    private Syntax either() {
        if (++depth > DEPTH_MOST) {
            throw new Found("groups are nested more than " + DEPTH_MOST + " deep", at);
        }
        int outer = flags;
        List<Syntax> parts = new ArrayList<>();
        parts.add(sequence());
        while (take("|")) {
            parts.add(sequence());
        }
        flags = outer; // flags set inside a group end with it
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Either(List.copyOf(parts));
    }

    private Syntax sequence() {
        List<Syntax> parts = new ArrayList<>();
        boolean repeated = false;
        while (more() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int start = at;
            Bounds bounds = bounds();
            if (bounds != null) {
                if (parts.isEmpty()) {
                    throw new Found("nothing stands before this repetition; write `\\" + pattern.charAt(start) + "` for the character",
                        start);
                }
                if (repeated) {
                    throw new Found("a repetition of a repetition; put the first in a group `(?:…)`", start);
                }
                boolean lazy = take("?");
                parts.add(new Again(parts.removeLast(), bounds.least, bounds.most, lazy == on(UNGREEDY)));
                repeated = true;
                continue;
            }
            repeated = false;
            Syntax atom = atom();
            if (atom != null) {
                parts.add(atom);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new All(List.copyOf(parts));
    }

    private record Bounds(int least, int most) {}

    private @org.jspecify.annotations.Nullable Bounds bounds() {
        char c = pattern.charAt(at);
        switch (c) {
            case '*': at++; return new Bounds(0, -1);
            case '+': at++; return new Bounds(1, -1);
            case '?': at++; return new Bounds(0, 1);
            case '{': return counted();
            default: return null;
        }
    }

    /** {@code {n}}, {@code {n,}} or {@code {n,m}}; anything else in braces is just characters. */
    private @org.jspecify.annotations.Nullable Bounds counted() {
        int[] cursor = {at + 1};
        int least = number(cursor);
        if (least == -1) {
            return null;
        }
        int most = least;
        if (cursor[0] < pattern.length() && pattern.charAt(cursor[0]) == ',') {
            cursor[0]++;
            most = cursor[0] < pattern.length() && pattern.charAt(cursor[0]) == '}' ? -1 : number(cursor);
            if (most == -1 && !(cursor[0] < pattern.length() && pattern.charAt(cursor[0]) == '}' && pattern.charAt(cursor[0] - 1) == ',')) {
                return null;
            }
        }
        if (cursor[0] >= pattern.length() || pattern.charAt(cursor[0]) != '}') {
            return null;
        }
        if (least > REPEAT_MOST || most > REPEAT_MOST || (most >= 0 && least > most)) {
            throw new Found("bounds must rise and be at most " + REPEAT_MOST, at);
        }
        at = cursor[0] + 1;
        return new Bounds(least, most);
    }

    private int number(int[] cursor) {
        int start = cursor[0];
        int value = 0;
        while (cursor[0] < pattern.length() && pattern.charAt(cursor[0]) >= '0' && pattern.charAt(cursor[0]) <= '9') {
            value = Math.min(1_000_000, value * 10 + pattern.charAt(cursor[0]) - '0');
            cursor[0]++;
        }
        boolean leadingZero = cursor[0] - start > 1 && pattern.charAt(start) == '0';
        return cursor[0] == start || leadingZero ? -1 : value;
    }

    /** One thing that can be repeated; null for a setting of flags, which is nothing. */
    private @org.jspecify.annotations.Nullable Syntax atom() {
        char c = pattern.charAt(at);
        switch (c) {
            case '(': return group();
            case '[': {
                CharClassReader.Piece piece = classes.bracket(at, on(IGNORE_CASE));
                at = piece.end();
                return new Chars(piece.pairs());
            }
            case '.':
                at++;
                return new Chars(on(DOT_ALL) ? new int[] {0, Character.MAX_CODE_POINT} : new int[] {0, '\n' - 1, '\n' + 1,
                    Character.MAX_CODE_POINT});
            case '^': at++; return new At(on(LINES) ? Place.LINE_START : Place.TEXT_START);
            case '$': at++; return new At(on(LINES) ? Place.LINE_END : Place.TEXT_END);
            case '\\': return escape();
            default:
                int codePoint = pattern.codePointAt(at);
                at += Character.charCount(codePoint);
                return one(codePoint);
        }
    }

    private Syntax one(int codePoint) {
        int[] pair = {codePoint, codePoint};
        return new Chars(on(IGNORE_CASE) ? new Ranges().addFolded(pair).sorted() : pair);
    }

    private Syntax escape() {
        if (at + 1 >= pattern.length()) {
            throw new Found("a backslash ends the pattern; write `\\\\` for the character", at);
        }
        char c = pattern.charAt(at + 1);
        Place place = switch (c) {
            case 'A' -> Place.TEXT_START;
            case 'z' -> Place.TEXT_END;
            case 'b' -> Place.WORD_BOUNDARY;
            case 'B' -> Place.NO_WORD_BOUNDARY;
            default -> null;
        };
        if (place != null) {
            at += 2;
            return new At(place);
        }
        if (c == 'Q') {
            return quoted();
        }
        CharClassReader.Piece piece = classes.named(at, on(IGNORE_CASE));
        if (piece != null) {
            at = piece.end();
            return new Chars(piece.pairs());
        }
        int[] cursor = {at};
        int codePoint = classes.escaped(cursor);
        at = cursor[0];
        return one(codePoint);
    }

    private Syntax quoted() {
        int start = at + 2;
        int end = pattern.indexOf("\\E", start);
        List<Syntax> parts = new ArrayList<>();
        String text = pattern.substring(start, end < 0 ? pattern.length() : end);
        text.codePoints().forEach(c -> parts.add(one(c)));
        at = end < 0 ? pattern.length() : end + 2;
        return new All(List.copyOf(parts));
    }

    private @org.jspecify.annotations.Nullable Syntax group() {
        int start = at;
        at++;
        String name = "";
        if (take("?")) {
            if (take("P<") || (pattern.startsWith("<", at) && !pattern.startsWith("<=", at) && !pattern.startsWith("<!", at)
                && take("<"))) {
                name = name(start);
            } else {
                return flags(start);
            }
        }
        int index = groupNames.size();
        groupNames.add(name);
        Syntax part = either();
        close(start);
        return new Group(part, index, name);
    }

    private void close(int start) {
        if (!take(")")) {
            throw new Found("this group is not closed; add `)` or write `\\(` for the character", start);
        }
    }

    private String name(int start) {
        int end = pattern.indexOf('>', at);
        String name = end < 0 ? "" : pattern.substring(at, end);
        boolean good = !name.isEmpty() && name.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '_'));
        if (!good) {
            throw new Found("a group's name is made of letters, digits and `_`, between `<` and `>`", start);
        }
        if (!names.add(name)) {
            throw new Found("two groups are called `" + name + "`", start);
        }
        at = end + 1;
        return name;
    }

    /** {@code (?flags)} or {@code (?flags:…)}. */
    private @org.jspecify.annotations.Nullable Syntax flags(int start) {
        int set = flags;
        boolean minus = false;
        boolean any = false;
        while (more()) {
            char c = pattern.charAt(at++);
            int flag = "imsU".indexOf(c);
            if (flag >= 0) {
                set = minus ? set & ~(1 << flag) : set | (1 << flag);
                any = true;
            } else if (c == '-' && !minus) {
                minus = true;
                any = false;
            } else if ((c == ':' || c == ')') && (!minus || any)) {
                return flagged(c, set, start);
            } else {
                break;
            }
        }
        throw new Found("RE2 has `(?:…)`, `(?P<name>…)` and the flags i, m, s, U; no look-around and no back references", start);
    }

    private @org.jspecify.annotations.Nullable Syntax flagged(char end, int set, int start) {
        if (end == ')') {
            flags = set;
            return null;
        }
        int outer = flags;
        flags = set;
        Syntax part = either();
        flags = outer;
        close(start);
        return part instanceof All all && all.parts().isEmpty() ? new All(List.of()) : part;
    }
}

package dev.cordon.mql.pattern;

import dev.cordon.mql.pattern.PatternProblem.Found;
import dev.cordon.mql.pattern.Syntax.Again;
import dev.cordon.mql.pattern.Syntax.All;
import dev.cordon.mql.pattern.Syntax.At;
import dev.cordon.mql.pattern.Syntax.Chars;
import dev.cordon.mql.pattern.Syntax.Either;
import dev.cordon.mql.pattern.Syntax.Group;
import dev.cordon.mql.pattern.Syntax.Place;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A regular expression as instructions of a non-deterministic automaton (K. Thompson, 1968; R. Cox, "Regular Expression Matching"). */
final class Program {
    static final byte CHARS = 0;
    static final byte SPLIT = 1;
    static final byte PLACE = 2;
    static final byte SAVE = 3;
    static final byte MATCH = 4;

    /** Instructions a pattern may have: 1,000 repetitions of sixty things. */
    static final int LENGTH_MOST = 60_000;

    private static final Place[] PLACES = Place.values();

    private byte[] operations = new byte[16];
    private int[] arguments = new int[16];
    private int[] nexts = new int[16];
    private int length;
    private final List<int[]> classes = new ArrayList<>();
    private final Map<IntBuffer, Integer> classIndex = new HashMap<>();
    private final int start;
    private final boolean anchored;
    private final Alphabet alphabet;

    Program(Syntax syntax) {
        int match = add(MATCH, 0, -1);
        this.start = emit(syntax, match);
        this.anchored = anchored(syntax);
        operations = Arrays.copyOf(operations, length);
        arguments = Arrays.copyOf(arguments, length);
        nexts = Arrays.copyOf(nexts, length);
        classIndex.clear();
        this.alphabet = Alphabet.of(classes, uses(Place.WORD_BOUNDARY) || uses(Place.NO_WORD_BOUNDARY),
            uses(Place.LINE_START) || uses(Place.LINE_END));
    }

    int length() {
        return length;
    }

    int start() {
        return start;
    }

    /** Whether it can match only at the start of the text. */
    boolean anchored() {
        return anchored;
    }

    Alphabet alphabet() {
        return alphabet;
    }

    byte operation(int at) {
        return operations[at];
    }

    /** The class, the second way of a split, the place's ordinal or the slot. */
    int argument(int at) {
        return arguments[at];
    }

    int next(int at) {
        return nexts[at];
    }

    boolean hasPlaces() {
        for (int at = 0; at < length; at++) {
            if (operations[at] == PLACE) {
                return true;
            }
        }
        return false;
    }

    /** Whether a place holds between what was before ({@link Alphabet} kinds) and what comes. */
    boolean holds(int at, int before, int after) {
        return switch (PLACES[arguments[at]]) {
            case TEXT_START -> before == Alphabet.EDGE;
            case TEXT_END -> after == Alphabet.EDGE;
            case LINE_START -> before == Alphabet.EDGE || before == Alphabet.NEWLINE;
            case LINE_END -> after == Alphabet.EDGE || after == Alphabet.NEWLINE;
            case WORD_BOUNDARY -> (before == Alphabet.WORD) != (after == Alphabet.WORD);
            case NO_WORD_BOUNDARY -> (before == Alphabet.WORD) == (after == Alphabet.WORD);
        };
    }

    private boolean uses(Place place) {
        for (int at = 0; at < length; at++) {
            if (operations[at] == PLACE && arguments[at] == place.ordinal()) {
                return true;
            }
        }
        return false;
    }

    private static boolean anchored(Syntax syntax) {
        return switch (syntax) {
            case At(Place place) -> place == Place.TEXT_START;
            case All(List<Syntax> parts) -> !parts.isEmpty() && anchored(parts.getFirst());
            case Either(List<Syntax> parts) -> parts.stream().allMatch(Program::anchored);
            case Group(Syntax part, int _, String _) -> anchored(part);
            case Again again -> again.least() > 0 && anchored(again.part());
            case Chars _ -> false;
        };
    }

    private int add(byte operation, int argument, int next) {
        if (length >= LENGTH_MOST) {
            throw new Found("the pattern is too large once its repetitions are written out", 0);
        }
        if (length == operations.length) {
            operations = Arrays.copyOf(operations, length * 2);
            arguments = Arrays.copyOf(arguments, length * 2);
            nexts = Arrays.copyOf(nexts, length * 2);
        }
        operations[length] = operation;
        arguments[length] = argument;
        nexts[length] = next;
        return length++;
    }

    /** Writes what matches this and goes on at {@code next}; gives where it begins. */
    private int emit(Syntax syntax, int next) {
        return switch (syntax) {
            case Chars(int[] pairs) -> add(CHARS, classOf(pairs), next);
            case At(Place place) -> add(PLACE, place.ordinal(), next);
            case All(List<Syntax> parts) -> {
                int from = next;
                for (int at = parts.size() - 1; at >= 0; at--) {
                    from = emit(parts.get(at), from);
                }
                yield from;
            }
            case Either(List<Syntax> parts) -> {
                int from = emit(parts.getLast(), next);
                for (int at = parts.size() - 2; at >= 0; at--) {
                    int rest = from;
                    from = add(SPLIT, rest, emit(parts.get(at), next));
                }
                yield from;
            }
            case Group(Syntax part, int index, String _) -> add(SAVE, 2 * index, emit(part, add(SAVE, 2 * index + 1, next)));
            case Again again -> again(again, next);
        };
    }

    private int again(Again again, int next) {
        int from = next;
        if (again.most() < 0) {
            boolean once = again.least() > 0;
            if (!once && nullable(again.part())) { // (x+)? instead of x*: an empty turn of the loop must end it
                int loop = loop(again, next, true);
                return optional(again.greedy(), loop, next);
            }
            from = loop(again, next, once);
            return copies(again.part(), again.least() - 1, from);
        }
        for (int count = again.least(); count < again.most(); count++) {
            from = optional(again.greedy(), emit(again.part(), from), next);
        }
        return copies(again.part(), again.least(), from);
    }

    private int loop(Again again, int next, boolean once) {
        int split = add(SPLIT, -1, -1);
        int body = emit(again.part(), split);
        nexts[split] = again.greedy() ? body : next;
        arguments[split] = again.greedy() ? next : body;
        return once ? body : split;
    }

    private int optional(boolean greedy, int body, int next) {
        return greedy ? add(SPLIT, next, body) : add(SPLIT, body, next);
    }

    private int copies(Syntax part, int count, int next) {
        int from = next;
        for (int copy = 0; copy < count; copy++) {
            from = emit(part, from);
        }
        return from;
    }

    private static boolean nullable(Syntax syntax) {
        return switch (syntax) {
            case Chars _ -> false;
            case At _ -> true;
            case All(List<Syntax> parts) -> parts.stream().allMatch(Program::nullable);
            case Either(List<Syntax> parts) -> parts.stream().anyMatch(Program::nullable);
            case Group(Syntax part, int _, String _) -> nullable(part);
            case Again again -> again.least() == 0 || nullable(again.part());
        };
    }

    private int classOf(int[] pairs) {
        return classIndex.computeIfAbsent(IntBuffer.wrap(pairs), _ -> {
            classes.add(pairs);
            return classes.size() - 1;
        });
    }
}

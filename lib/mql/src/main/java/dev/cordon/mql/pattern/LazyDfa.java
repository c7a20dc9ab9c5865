package dev.cordon.mql.pattern;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a program matches anywhere in a text: a deterministic automaton made from the program while texts are read, one table look-up
 * a character once it is warm (R. Cox, "Regular Expression Matching in the Wild"). A state is the set of instructions that wait for the
 * next character, and the kind of the character before; places such as {@code \b} are decided when the next character is known.
 *
 * <p>Several threads share the table without locks: an entry is an {@code int} that says all there is to know of a step, written once
 * from 0; a reader that still sees 0 asks again under the lock. Tables are bounded by a {@link DfaRoom} that all patterns share; when a
 * text
 * needs more states than there is room for, its rest is read by simulating the program, in linear time still.
 */
final class LazyDfa {
    private static final int UNKNOWN = 0;
    private static final int DEAD = -1;
    private static final int MATCHED = -2;
    private static final int NO_ROOM = -3;
    private static final int[] NOTHING = {};

    private final Program program;
    private final Alphabet alphabet;
    private final DfaRoom room;
    private final boolean places;
    private final int width;

    private volatile int[] table = NOTHING;
    private List<int[]> sets = new ArrayList<>();
    private Map<IntBuffer, Integer> states = new HashMap<>();
    private int cells;
    private int generation;

    LazyDfa(Program program, DfaRoom room) {
        this.program = program;
        this.alphabet = program.alphabet();
        this.room = room;
        this.places = program.hasPlaces();
        this.width = alphabet.size() + 1;
    }

    /** Whether some part of the text matches. */
    boolean matches(String text, Fuel fuel) {
        fuel.spend(text.length() + 1L);
        int[] steps = table;
        if (steps.length == 0) {
            steps = first();
        }
        short[] low = alphabet.low();
        int state = width;
        int length = text.length();
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            int letter;
            int here = at;
            if (c < 128) {
                letter = low[c];
            } else {
                int codePoint = c;
                if (Character.isHighSurrogate(c) && at + 1 < length && Character.isLowSurrogate(text.charAt(at + 1))) {
                    codePoint = Character.toCodePoint(c, text.charAt(++at));
                }
                letter = alphabet.letter(codePoint);
            }
            int next = entry(steps, state + letter);
            if (next == UNKNOWN) {
                int[] set = setOf(steps, state);
                next = set == null ? NO_ROOM : step(steps, state, letter);
                if (next == NO_ROOM) {
                    return set == null ? simulate(text, 0, initial(), fuel) : simulate(text, here, set, fuel);
                }
                steps = latest(steps);
            }
            if (next < 0) {
                return next == MATCHED;
            }
            state = next;
        }
        int end = entry(steps, state + width - 1);
        if (end == UNKNOWN) {
            int[] set = setOf(steps, state);
            end = set == null ? NO_ROOM : step(steps, state, width - 1);
            if (end == NO_ROOM) {
                return set == null ? simulate(text, 0, initial(), fuel) : advance(set, width - 1) == null;
            }
        }
        return end == MATCHED;
    }

    /** A table that was forgotten meanwhile can be too short for a newer state. */
    private static int entry(int[] steps, int at) {
        return at < steps.length ? steps[at] : UNKNOWN;
    }

    /** Forgets the table; those who read it go on with their own reference. */
    synchronized void clear() {
        room.free(cells);
        cells = 0;
        table = NOTHING;
        sets = new ArrayList<>();
        states = new HashMap<>();
    }

    /** The table that extends this one, or this one when the pattern was cleared meanwhile. */
    private synchronized int[] latest(int[] steps) {
        return extended(steps) ? table : steps;
    }

    private boolean extended(int[] steps) {
        return table.length >= steps.length && table.length > 0 && generationOf(table) == generationOf(steps);
    }

    /** The first cell of the reserved row 0 tells which filling of the table this is. */
    private static int generationOf(int[] steps) {
        return steps[0];
    }

    private synchronized int[] first() {
        if (table.length == 0) {
            generation++;
            int[] fresh = new int[2 * width];
            fresh[0] = generation;
            table = fresh;
            sets.add(NOTHING);
            int[] set = initial();
            sets.add(set);
            states.put(IntBuffer.wrap(set), width);
            cells = 2 * width + set.length;
            room.take(this, cells);
        }
        return table;
    }

    private synchronized int @org.jspecify.annotations.Nullable [] setOf(int[] steps, int state) {
        return extended(steps) ? sets.get(state / width) : null;
    }

    private synchronized int step(int[] steps, int state, int letter) {
        if (!extended(steps)) {
            return NO_ROOM;
        }
        int known = table[state + letter];
        if (known != UNKNOWN) {
            return known;
        }
        int[] next = advance(sets.get(state / width), letter);
        int entry;
        if (next == null) {
            entry = MATCHED;
        } else if (next.length == 1) {
            entry = DEAD;
        } else {
            entry = state(next);
        }
        if (entry != NO_ROOM) {
            table[state + letter] = entry;
        }
        return entry;
    }

    private int state(int[] set) {
        Integer known = states.get(IntBuffer.wrap(set));
        if (known != null) {
            return known;
        }
        int more = width + set.length;
        if (cells + more > DfaRoom.CELLS_OF_ONE) {
            clear();
            return NO_ROOM;
        }
        if (!room.take(this, more)) {
            return NO_ROOM;
        }
        cells += more;
        int state = sets.size() * width;
        sets.add(set);
        states.put(IntBuffer.wrap(set), state);
        if (state + width > table.length) {
            table = Arrays.copyOf(table, Math.max(state + width, table.length * 2));
        }
        return state;
    }

    /** A set is sorted instruction numbers, and last the kind of the character before. */
    private int[] initial() {
        Closure closure = new Closure(program);
        closure.add(program.start());
        return closure.set(places ? Alphabet.EDGE : Alphabet.OTHER);
    }

    /** The set after one more letter, or null when the program matched before it; the letter {@code width - 1} is the end of the text. */
    private int @org.jspecify.annotations.Nullable [] advance(int[] set, int letter) {
        boolean end = letter == width - 1;
        int after = end ? Alphabet.EDGE : alphabet.kind(letter);
        int before = set[set.length - 1];
        Closure here = new Closure(program);
        for (int at = 0; at < set.length - 1; at++) {
            here.add(set[at]);
        }
        if (places) {
            here.resolve(before, after);
        }
        Closure next = new Closure(program);
        for (int at = 0; at < here.size(); at++) {
            int instruction = here.get(at);
            byte operation = program.operation(instruction);
            if (operation == Program.MATCH) {
                return null;
            }
            if (operation == Program.CHARS && !end && alphabet.holds(program.argument(instruction), letter)) {
                next.add(program.next(instruction));
            }
        }
        if (!end && !program.anchored()) {
            next.add(program.start());
        }
        return next.set(places ? after : Alphabet.OTHER);
    }

    private boolean simulate(String text, int from, int[] first, Fuel fuel) {
        int[] set = first;
        int at = from;
        while (at < text.length()) {
            fuel.spend(set.length);
            int codePoint = text.codePointAt(at);
            int[] next = advance(set, alphabet.letter(codePoint));
            if (next == null) {
                return true;
            }
            if (next.length == 1) {
                return false;
            }
            set = next;
            at += Character.charCount(codePoint);
        }
        return advance(set, width - 1) == null;
    }
}

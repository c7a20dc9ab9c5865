package dev.cordon.mql.pattern;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a program matches, with groups: all ways are followed at once in order of preference (R. Pike's method, R. Cox, "Regular
 * Expression Matching: the Virtual Machine Approach"); the leftmost match, and of those the one that Perl would find first.
 */
final class Pike {
    private final Program program;
    private final Alphabet alphabet;
    private final int slots;
    private final String text;
    private final Fuel fuel;
    private Threads current;
    private Threads next;
    private int[] stackAt = new int[16];
    private int[][] stackSlots = new int[16][];

    Pike(Program program, int slots, String text, Fuel fuel) {
        this.program = program;
        this.alphabet = program.alphabet();
        this.slots = slots;
        this.text = text;
        this.fuel = fuel;
        this.current = new Threads(program.length());
        this.next = new Threads(program.length());
    }

    /** Ways that are being followed, in order of preference. */
    private static final class Threads {
        final int[] at;
        final int[][] slots;
        final int[] places;
        final int[] seen;
        int size;
        int seenSize;

        Threads(int length) {
            at = new int[length];
            slots = new int[length][];
            places = new int[length];
            seen = new int[length];
        }

        boolean mark(int instruction) {
            int place = places[instruction];
            if (place < seenSize && seen[place] == instruction) {
                return false;
            }
            places[instruction] = seenSize;
            seen[seenSize++] = instruction;
            return true;
        }

        void clear() {
            size = 0;
            seenSize = 0;
        }
    }

    /** The slots of the first match that begins at or after a place, start and end of each group, -1 for none; or null. */
    int @Nullable [] find(int from) {
        current.clear();
        int[] found = null;
        int at = from;
        int before = kindBefore(from);
        while (true) {
            boolean end = at >= text.length();
            int codePoint = end ? -1 : text.codePointAt(at);
            int letter = end ? -1 : alphabet.letter(codePoint);
            int after = end ? Alphabet.EDGE : alphabet.kind(letter);
            if (found == null && (!program.anchored() || at == 0)) {
                int[] fresh = new int[slots];
                Arrays.fill(fresh, -1);
                add(current, program.start(), fresh, at, before, after);
            }
            fuel.spend(1 + current.size);
            if (current.size == 0 && (found != null || program.anchored())) {
                return found;
            }
            next.clear();
            int width = end ? 1 : Character.charCount(codePoint);
            int nextAfter = end || at + width >= text.length() ? Alphabet.EDGE : alphabet.kind(alphabet.letter(text.codePointAt(at
                + width)));
            for (int thread = 0; thread < current.size; thread++) {
                int instruction = current.at[thread];
                if (program.operation(instruction) == Program.MATCH) {
                    found = current.slots[thread].clone();
                    found[1] = at;
                    break; // what is less preferred than a match is dropped
                }
                if (!end && alphabet.holds(program.argument(instruction), letter)) {
                    add(next, program.next(instruction), current.slots[thread], at + width, after, nextAfter);
                }
            }
            if (end) {
                return found;
            }
            Threads swap = current;
            current = next;
            next = swap;
            before = after;
            at += width;
        }
    }

    private int kindBefore(int from) {
        return from == 0 ? Alphabet.EDGE : alphabet.kind(alphabet.letter(text.codePointBefore(from)));
    }

    private void add(Threads threads, int start, int[] startSlots, int at, int before, int after) {
        int height = push(0, start, startSlots);
        while (height > 0) {
            int instruction = stackAt[--height];
            int[] mine = stackSlots[height];
            if (!threads.mark(instruction)) {
                continue;
            }
            switch (program.operation(instruction)) {
                case Program.SPLIT -> {
                    height = push(height, program.argument(instruction), mine);
                    height = push(height, program.next(instruction), mine);
                }
                case Program.SAVE -> height = push(height, program.next(instruction), saved(mine, program.argument(instruction), at));
                case Program.PLACE -> {
                    if (program.holds(instruction, before, after)) {
                        height = push(height, program.next(instruction), mine);
                    }
                }
                default -> {
                    threads.at[threads.size] = instruction;
                    threads.slots[threads.size++] = begun(mine, startSlots, at);
                }
            }
        }
    }

    private static int[] begun(int[] mine, int[] startSlots, int at) {
        if (mine[0] < 0) {
            int[] copy = mine == startSlots ? mine : mine.clone();
            copy[0] = at;
            return copy;
        }
        return mine;
    }

    private int[] saved(int[] mine, int slot, int at) {
        if (slot >= slots) {
            return mine;
        }
        int[] copy = mine.clone();
        copy[slot] = at;
        return copy;
    }

    private int push(int height, int instruction, int[] mine) {
        if (height == stackAt.length) {
            stackAt = Arrays.copyOf(stackAt, height * 2);
            stackSlots = Arrays.copyOf(stackSlots, height * 2);
        }
        stackAt[height] = instruction;
        stackSlots[height] = mine;
        return height + 1;
    }
}

package dev.cordon.mql.pattern;

import java.util.Arrays;

/** Instructions reached without reading a character, each once. */
final class Closure {
    private final Program program;
    private final java.util.BitSet seen;
    private int[] members = new int[16];
    private int size;
    private int[] stack = new int[16];

    Closure(Program program) {
        this.program = program;
        this.seen = new java.util.BitSet(program.length());
    }

    int size() {
        return size;
    }

    int get(int at) {
        return members[at];
    }

    /** Adds an instruction and what follows it; a place waits until {@link #resolve}. */
    void add(int instruction) {
        int height = 0;
        stack[height++] = instruction;
        while (height > 0) {
            int at = stack[--height];
            if (seen.get(at)) {
                continue;
            }
            seen.set(at);
            byte operation = program.operation(at);
            if (operation == Program.SPLIT || operation == Program.SAVE) {
                if (height + 2 > stack.length) {
                    stack = Arrays.copyOf(stack, stack.length * 2);
                }
                if (operation == Program.SPLIT) {
                    stack[height++] = program.argument(at);
                }
                stack[height++] = program.next(at);
            } else {
                if (size == members.length) {
                    members = Arrays.copyOf(members, size * 2);
                }
                members[size++] = at;
            }
        }
    }

    /** Goes through the places that hold here; members grow while it runs. */
    void resolve(int before, int after) {
        for (int at = 0; at < size; at++) {
            int instruction = members[at];
            if (program.operation(instruction) == Program.PLACE && program.holds(instruction, before, after)) {
                add(program.next(instruction));
            }
        }
    }

    /** The members sorted, and last the kind. */
    int[] set(int kind) {
        int[] set = Arrays.copyOf(members, size + 1);
        Arrays.sort(set, 0, size);
        set[size] = kind;
        return set;
    }
}

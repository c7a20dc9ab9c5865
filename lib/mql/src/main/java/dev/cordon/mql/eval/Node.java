package dev.cordon.mql.eval;

import org.jspecify.annotations.Nullable;

/** A piece of a compiled expression. It holds no state of a run, so threads share it. */
abstract class Node {
    static final int FALSE = 0;
    static final int TRUE = 1;
    static final int NULL = 2;

    /** Its value; what was missing is added to {@link Run#missing}. */
    abstract @Nullable Object value(Run run);

    /** Its truth; one that is decided leaves {@link Run#missing} as it was. */
    int test(Run run) {
        long before = run.missing;
        Object value = value(run);
        if (value instanceof Boolean known) {
            run.missing = before;
            return known ? TRUE : FALSE;
        }
        return NULL;
    }

    /** A node that knows only truth. */
    abstract static class Test extends Node {
        @Override abstract int test(Run run);

        @Override final @Nullable Object value(Run run) {
            return switch (test(run)) {
                case TRUE -> Boolean.TRUE;
                case FALSE -> Boolean.FALSE;
                default -> null;
            };
        }
    }
}

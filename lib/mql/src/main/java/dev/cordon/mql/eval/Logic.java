package dev.cordon.mql.eval;

import org.jspecify.annotations.Nullable;

/** The three-valued logic of S. Kleene: what is decided is decided whatever the rest, and what was missing counts only when nothing is. */
final class Logic {
    private Logic() {}

    static final class And extends Node.Test {
        private final Order order;
        private volatile Node @Nullable [] settled;

        And(Order order) {
            this.order = order;
        }

        @Override int test(Run run) {
            Node[] operands = settled;
            return operands == null ? counted(run) : test(operands, run);
        }

        private static int test(Node[] operands, Run run) {
            long before = run.missing;
            int result = TRUE;
            for (Node operand : operands) {
                int truth = operand.test(run);
                if (truth == FALSE) {
                    run.missing = before;
                    return FALSE;
                }
                if (truth == NULL) {
                    result = NULL;
                }
            }
            return result;
        }

        private int counted(Run run) {
            Order.State state = order.state();
            Node[] operands = state.nodes();
            if (!state.counting()) {
                settled = operands;
                return test(operands, run);
            }
            long before = run.missing;
            int result = TRUE;
            for (int at = 0; at < operands.length; at++) {
                int truth = operands[at].test(run);
                state.count(at, truth == FALSE);
                if (truth == FALSE) {
                    run.missing = before;
                    return FALSE;
                }
                if (truth == NULL) {
                    result = NULL;
                }
            }
            return result;
        }
    }

    static final class Or extends Node.Test {
        private final Order order;
        private volatile Node @Nullable [] settled;

        Or(Order order) {
            this.order = order;
        }

        @Override int test(Run run) {
            Node[] operands = settled;
            return operands == null ? counted(run) : test(operands, run);
        }

        private static int test(Node[] operands, Run run) {
            long before = run.missing;
            int result = FALSE;
            for (Node operand : operands) {
                int truth = operand.test(run);
                if (truth == TRUE) {
                    run.missing = before;
                    return TRUE;
                }
                if (truth == NULL) {
                    result = NULL;
                }
            }
            return result;
        }

        private int counted(Run run) {
            Order.State state = order.state();
            Node[] operands = state.nodes();
            if (!state.counting()) {
                settled = operands;
                return test(operands, run);
            }
            long before = run.missing;
            int result = FALSE;
            for (int at = 0; at < operands.length; at++) {
                int truth = operands[at].test(run);
                state.count(at, truth == TRUE);
                if (truth == TRUE) {
                    run.missing = before;
                    return TRUE;
                }
                if (truth == NULL) {
                    result = NULL;
                }
            }
            return result;
        }
    }

    static final class Not extends Node.Test {
        private final Node operand;

        Not(Node operand) {
            this.operand = operand;
        }

        @Override int test(Run run) {
            int truth = operand.test(run);
            return truth == NULL ? NULL : TRUE - truth;
        }
    }

    /** {@code N of}: enough trues make it true; else a null makes it null, even when there could never be enough. */
    static final class CountOf extends Node.Test {
        private final long least;
        private final Node[] clauses;

        CountOf(long least, Node[] clauses) {
            this.least = least;
            this.clauses = clauses;
        }

        @Override int test(Run run) {
            long before = run.missing;
            long trues = 0;
            boolean unknown = false;
            if (least <= 0) {
                return TRUE;
            }
            for (Node clause : clauses) {
                int truth = clause.test(run);
                unknown |= truth == NULL;
                if (truth == TRUE && ++trues >= least) {
                    run.missing = before;
                    return TRUE;
                }
            }
            return unknown ? NULL : FALSE;
        }
    }

    static final class NullTest extends Node.Test {
        private final Node operand;
        private final boolean negated;

        NullTest(Node operand, boolean negated) {
            this.operand = operand;
            this.negated = negated;
        }

        @Override int test(Run run) {
            long before = run.missing;
            boolean isNull = operand.value(run) == null;
            run.missing = before;
            return isNull != negated ? TRUE : FALSE;
        }
    }

    /** A truth that several rules share, found out once a message. */
    static final class Shared extends Node.Test {
        private final Node node;
        private final int slot;

        Shared(Node node, int slot) {
            this.node = node;
            this.slot = slot;
        }

        @Override int test(Run run) {
            byte known = run.tests[slot];
            if (known != 0) {
                if (known == NULL + 1) {
                    run.missing |= run.testMissing[slot];
                }
                return known - 1;
            }
            long before = run.missing;
            run.missing = 0;
            int truth = node.test(run);
            run.testMissing[slot] = run.missing;
            run.tests[slot] = (byte) (truth + 1);
            run.missing = truth == NULL ? run.missing | before : before;
            return truth;
        }
    }

    /** A value that several rules share. */
    static final class SharedValue extends Node {
        private final Node node;
        private final int slot;

        SharedValue(Node node, int slot) {
            this.node = node;
            this.slot = slot;
        }

        @Override @Nullable Object value(Run run) {
            Object known = run.values[slot];
            if (known == null) {
                long before = run.missing;
                run.missing = 0;
                Object value = node.value(run);
                run.valueMissing[slot] = run.missing;
                run.missing = before;
                known = value == null ? Run.NOTHING : value;
                run.values[slot] = known;
            }
            run.missing |= run.valueMissing[slot];
            return known == Run.NOTHING ? null : known;
        }
    }
}

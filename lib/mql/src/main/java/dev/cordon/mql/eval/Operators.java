package dev.cordon.mql.eval;

import dev.cordon.mql.pattern.Folding;
import dev.cordon.mql.syntax.Expr.ArithmeticOperator;
import dev.cordon.mql.syntax.Expr.ComparisonOperator;
import dev.cordon.mql.value.NamedList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Nodes of operators. */
final class Operators {
    private Operators() {}

    static final class Comparison extends Node.Test {
        private final ComparisonOperator operator;
        private final Node left;
        private final Node right;

        Comparison(ComparisonOperator operator, Node left, Node right) {
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override int test(Run run) {
            long before = run.missing;
            Object a = left.value(run);
            Object b = a == null ? null : right.value(run);
            if (a == null || b == null) {
                if (a == null) {
                    right.value(run); // what is missing there is missing for this comparison too
                }
                return NULL;
            }
            int truth = Values.compare(operator, a, b);
            if (truth != NULL) {
                run.missing = before;
            }
            return truth;
        }
    }

    /** Equality of a text with a literal: the most frequent comparison of all. */
    static final class TextEquals extends Node.Test {
        private final Node left;
        private final String literal;
        private final boolean negated;

        TextEquals(Node left, String literal, boolean negated) {
            this.left = left;
            this.literal = literal;
            this.negated = negated;
        }

        @Override int test(Run run) {
            long before = run.missing;
            Object value = left.value(run);
            if (!(value instanceof String text)) {
                return NULL;
            }
            run.missing = before;
            return text.equals(literal) != negated ? TRUE : FALSE;
        }
    }

    /** Is it in a list of literals: one look-up in a set. */
    static final class InConstants extends Node.Test {
        private final Node item;
        private final Set<String> literals;
        private final boolean ignoreCase;
        private final boolean negated;

        InConstants(Node item, Set<String> literals, boolean ignoreCase, boolean negated) {
            this.item = item;
            this.literals = new HashSet<>();
            literals.forEach(l -> this.literals.add(ignoreCase ? Folding.fold(l) : l));
            this.ignoreCase = ignoreCase;
            this.negated = negated;
        }

        @Override int test(Run run) {
            long before = run.missing;
            Object value = item.value(run);
            if (value == null) {
                return NULL;
            }
            run.missing = before;
            boolean in = value instanceof String text && literals.contains(ignoreCase ? Folding.fold(text) : text);
            return in != negated ? TRUE : FALSE;
        }
    }

    static final class InNamed extends Node.Test {
        private final Node item;
        private final String name;
        private final boolean ignoreCase;
        private final boolean negated;

        InNamed(Node item, String name, boolean ignoreCase, boolean negated) {
            this.item = item;
            this.name = name;
            this.ignoreCase = ignoreCase;
            this.negated = negated;
        }

        @Override int test(Run run) {
            long before = run.missing;
            Object value = item.value(run);
            NamedList list = run.list(name);
            if (value == null || list == null) {
                return NULL;
            }
            run.missing = before;
            boolean in = value instanceof String text && (ignoreCase ? list.containsFolded(Folding.fold(text)) : list.contains(text));
            return in != negated ? TRUE : FALSE;
        }
    }

    /** Membership in an array that is computed. */
    static final class In extends Node.Test {
        private final Node item;
        private final Node container;
        private final boolean ignoreCase;
        private final boolean negated;

        In(Node item, Node container, boolean ignoreCase, boolean negated) {
            this.item = item;
            this.container = container;
            this.ignoreCase = ignoreCase;
            this.negated = negated;
        }

        @Override int test(Run run) {
            long before = run.missing;
            run.missing = 0;
            Object value = item.value(run);
            Object array = container.value(run);
            long bits = run.missing;
            run.missing |= before;
            if (value == null || !(array instanceof List<?> list)) {
                return NULL;
            }
            run.spend(list.size() + 1L);
            boolean in = contains(list, value);
            if (!in && bits != 0) {
                return NULL; // an element that could not be found out may have been the one
            }
            run.missing = before;
            return in != negated ? TRUE : FALSE;
        }

        private boolean contains(List<?> list, Object value) {
            String folded = ignoreCase && value instanceof String text ? Folding.fold(text) : "";
            for (Object element : list) {
                if (element == null) {
                    continue;
                }
                boolean same = ignoreCase ? element instanceof String text && value instanceof String && Folding.fold(text).equals(folded)
                    : Values.equal(value, element) == TRUE;
                if (same) {
                    return true;
                }
            }
            return false;
        }
    }

    static final class Arithmetic extends Node {
        private final ArithmeticOperator operator;
        private final Node left;
        private final Node right;

        Arithmetic(ArithmeticOperator operator, Node left, Node right) {
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        @Override @Nullable Object value(Run run) {
            Object a = left.value(run);
            Object b = right.value(run);
            return a == null || b == null ? null : Values.arithmetic(operator, a, b);
        }
    }

    static final class Negative extends Node {
        private final Node operand;

        Negative(Node operand) {
            this.operand = operand;
        }

        @Override @Nullable Object value(Run run) {
            return switch (operand.value(run)) {
                case Long number -> -number;
                case Double number -> -number;
                case null, default -> null;
            };
        }
    }
}

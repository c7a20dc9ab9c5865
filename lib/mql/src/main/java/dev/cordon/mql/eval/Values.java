package dev.cordon.mql.eval;

import dev.cordon.mql.pattern.Folding;
import dev.cordon.mql.syntax.Expr.ArithmeticOperator;
import dev.cordon.mql.syntax.Expr.ComparisonOperator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What operators give for values that are not null. */
final class Values {
    private Values() {}

    /** {@link Node#TRUE}, {@link Node#FALSE}, or {@link Node#NULL} when values of these types cannot be compared (only JSON gets here). */
    static int compare(ComparisonOperator operator, Object left, Object right) {
        return switch (operator) {
            case EQUAL -> equal(left, right);
            case UNEQUAL -> not(equal(left, right));
            case EQUAL_IGNORING_CASE -> alike(left, right);
            case UNEQUAL_IGNORING_CASE -> not(alike(left, right));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> ordered(operator, left, right);
        };
    }

    private static int not(int truth) {
        return truth == Node.NULL ? Node.NULL : Node.TRUE - truth;
    }

    private static int truth(boolean known) {
        return known ? Node.TRUE : Node.FALSE;
    }

    static int equal(Object left, Object right) {
        if (left instanceof String a) {
            return right instanceof String b ? truth(a.equals(b)) : Node.NULL;
        }
        if (left instanceof Long a && right instanceof Long b) {
            return truth(a.longValue() == b.longValue());
        }
        if (left instanceof Number a && right instanceof Number b) {
            return truth(a.doubleValue() == b.doubleValue());
        }
        return left.getClass() == right.getClass() ? truth(left.equals(right)) : Node.NULL;
    }

    private static int alike(Object left, Object right) {
        return left instanceof String a && right instanceof String b ? truth(Folding.equal(a, b)) : Node.NULL;
    }

    private static int ordered(ComparisonOperator operator, Object left, Object right) {
        int order;
        if (left instanceof Long a && right instanceof Long b) {
            order = Long.compare(a, b);
        } else if (left instanceof Number a && right instanceof Number b) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            order = x < y ? -1 : x > y ? 1 : 0; // no NaN comes from rules or JSON
        } else if (left instanceof String a && right instanceof String b) {
            order = compareCodePoints(a, b);
        } else if (left instanceof Instant a && right instanceof Instant b) {
            order = a.compareTo(b);
        } else {
            return Node.NULL;
        }
        return truth(switch (operator) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case EQUAL, UNEQUAL, EQUAL_IGNORING_CASE, UNEQUAL_IGNORING_CASE -> throw new IllegalArgumentException(operator
                + " is no order");
        });
    }

    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int at = 0; at < length; at++) {
            char x = a.charAt(at);
            char y = b.charAt(at);
            if (x != y) {
                boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
                return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** Integers stay integers and wrap; a float on either side makes it float; by zero is null. */
    static @Nullable Object arithmetic(ArithmeticOperator operator, Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return switch (operator) {
                case ADD -> a + b;
                case SUBTRACT -> a - b;
                case MULTIPLY -> a * b;
                case DIVIDE -> b == 0 ? null : a / b;
                case REMAINDER -> b == 0 ? null : a % b;
            };
        }
        if (!(left instanceof Number a) || !(right instanceof Number b)) {
            return null;
        }
        double x = a.doubleValue();
        double y = b.doubleValue();
        return switch (operator) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> y == 0 ? null : (Object) (x / y);
            case REMAINDER -> y == 0 ? null : (Object) (x % y);
        };
    }
}

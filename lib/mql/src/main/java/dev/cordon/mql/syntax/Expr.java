package dev.cordon.mql.syntax;

import dev.cordon.source.Span;
import java.util.List;

/**
 * One expression as it was written. Nothing is resolved and nothing simplified: a name is a name, parentheses are a {@link Group}, and a
 * chain of {@code and} is one {@link Logic} with many operands, so that a rule with thousands of operands is not thousands deep.
 */
public sealed interface Expr {

    /** Where it stands. */
    Span span();

    /** Nothing: a bound of a slice that was left out, or what could not be read (then a diagnostic says so). */
    record Missing(Span span) implements Expr {}

    /** {@code null}. */
    record Null(Span span) implements Expr {}

    /** {@code true} or {@code false}. */
    record Bool(boolean value, Span span) implements Expr {}

    /** A whole number. */
    record Int(long value, Span span) implements Expr {}

    /** A number with a fraction. */
    record Decimal(double value, Span span) implements Expr {}

    /**
     * A text.
     *
     * @param value what it says, escapes resolved
     * @param raw whether it was written in single quotes, without escapes
     * @param span with its quotes
     */
    record Text(String value, boolean raw, Span span) implements Expr {}

    /** A named list; the name without its dollar sign. */
    record ListName(String name, Span span) implements Expr {}

    /** A name at the start of a path: a field of the root, or the first word of a function's name. */
    record Name(String name, Span span) implements Expr {}

    /** The item of the n-th enclosing loop, counted from the innermost, which is 1: {@code .}, {@code ..}, {@code ...}. */
    record Scope(int dots, Span span) implements Expr {}

    /**
     * A member: {@code of.name}; of a {@link Scope} written {@code .name}, {@code ..name}.
     *
     * @param of what it is taken from
     * @param name the member
     * @param nameSpan where the name alone stands
     * @param span the whole
     */
    record Member(Expr of, String name, Span nameSpan, Span span) implements Expr {}

    /** {@code of[at]}. */
    record Index(Expr of, Expr at, Span span) implements Expr {}

    /** {@code of[from:to]}; a bound left out is {@link Missing}. */
    record Slice(Expr of, Expr from, Expr to, Span span) implements Expr {}

    /** A call; the function is a {@link Name} or {@link Member}s of one. */
    record Call(Expr function, List<Argument> arguments, Span span) implements Expr {
        /** Copies the arguments. */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * One argument of a call.
     *
     * @param keyword its name when it was given by name, else the empty text
     * @param value what is given
     * @param span the whole, with its name
     */
    record Argument(String keyword, Expr value, Span span) {
        /** Whether it was given by its place. */
        public boolean positional() {
            return keyword.isEmpty();
        }
    }

    /** {@code [a, b]}. */
    record Array(List<Expr> items, Span span) implements Expr {
        /** Copies the items. */
        public Array {
            items = List.copyOf(items);
        }
    }

    /** {@code (a, b)} after {@code in}: a list of values, even with one value alone. */
    record Values(List<Expr> items, Span span) implements Expr {
        /** Copies the items. */
        public Values {
            items = List.copyOf(items);
        }
    }

    /** {@code (inner)}. */
    record Group(Expr inner, Span span) implements Expr {}

    /** {@code not operand}. */
    record Not(Expr operand, Span span) implements Expr {}

    /** {@code -operand}. */
    record Negative(Expr operand, Span span) implements Expr {}

    /** {@code a + b} and its like, joined from the left. */
    record Arithmetic(ArithmeticOperator operator, Expr left, Expr right, Span span) implements Expr {}

    /** {@code a and b and c}, or with {@code or}: two operands or more. */
    record Logic(LogicOperator operator, List<Expr> operands, Span span) implements Expr {
        /** Copies the operands. */
        public Logic {
            operands = List.copyOf(operands);
        }
    }

    /** {@code a == b}, or a chain {@code a < b <= c}: one operator less than operands; only {@code <} and {@code <=} chain. */
    record Comparison(List<Expr> operands, List<ComparisonOperator> operators, Span span) implements Expr {
        /** Copies the lists. */
        public Comparison {
            operands = List.copyOf(operands);
            operators = List.copyOf(operators);
        }
    }

    /** {@code item in container} and its negation and its form without case ({@code in~}). */
    record Membership(Expr item, Expr container, boolean negated, boolean ignoreCase, Span span) implements Expr {}

    /** {@code operand is null}, or {@code is not null}. */
    record NullTest(Expr operand, boolean negated, Span span) implements Expr {}

    /** {@code 2 of (a, b, c)}. */
    record CountOf(long count, List<Expr> clauses, Span span) implements Expr {
        /** Copies the clauses. */
        public CountOf {
            clauses = List.copyOf(clauses);
        }
    }

    /** How two truths are joined. */
    enum LogicOperator {
        /** Both. */ AND("and"),
        /** At least one. */ OR("or");

        private final String sign;

        LogicOperator(String sign) {
            this.sign = sign;
        }

        /** As written. */
        public String sign() {
            return sign;
        }
    }

    /** How two numbers are joined. */
    enum ArithmeticOperator {
        /** Sum. */ ADD("+"),
        /** Difference. */ SUBTRACT("-"),
        /** Product. */ MULTIPLY("*"),
        /** Quotient; of two integers it is cut to an integer. */ DIVIDE("/"),
        /** Rest of a division of integers. */ REMAINDER("%");

        private final String sign;

        ArithmeticOperator(String sign) {
            this.sign = sign;
        }

        /** As written. */
        public String sign() {
            return sign;
        }
    }

    /** How two values are compared. */
    enum ComparisonOperator {
        /** Equal. */ EQUAL("=="),
        /** Not equal. */ UNEQUAL("!="),
        /** Equal texts without regard to case. */ EQUAL_IGNORING_CASE("=~"),
        /** Unequal texts without regard to case. */ UNEQUAL_IGNORING_CASE("!~"),
        /** Less. */ LESS("<"),
        /** Less or equal. */ LESS_OR_EQUAL("<="),
        /** Greater. */ GREATER(">"),
        /** Greater or equal. */ GREATER_OR_EQUAL(">=");

        private final String sign;

        ComparisonOperator(String sign) {
            this.sign = sign;
        }

        /** As written. */
        public String sign() {
            return sign;
        }

        /** Whether it may stand in a chain such as {@code 0 < x <= 2}. */
        public boolean chains() {
            return this == LESS || this == LESS_OR_EQUAL;
        }
    }
}

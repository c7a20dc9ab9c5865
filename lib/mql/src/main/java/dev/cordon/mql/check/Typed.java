package dev.cordon.mql.check;

import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.syntax.Expr.ArithmeticOperator;
import dev.cordon.mql.syntax.Expr.ComparisonOperator;
import dev.cordon.mql.syntax.Expr.LogicOperator;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import dev.cordon.source.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One expression whose names are resolved and whose types hold. This is what is compiled. Parentheses are gone; a chained comparison is an
 * {@code and} of comparisons in which the shared operand is the very same object; a part with a mistake is {@link Broken}.
 */
public sealed interface Typed {

    /** Its static type. */
    Type type();

    /** Where it was written. */
    Span span();

    /** A literal; the value is Boolean, Long, Double, String or null (then the type is {@link Scalar#NULL}). */
    record Constant(@Nullable Object value, Type type, Span span) implements Typed {}

    /** The root of the data; never alone, always under a {@link Field}. */
    record Root(StructType type, Span span) implements Typed {}

    /** Another root by its name, such as {@code triage}. */
    record OtherRoot(String name, Type type, Span span) implements Typed {}

    /** A field of an object. */
    record Field(Typed of, StructType.Field field, Span span) implements Typed {
        @Override public Type type() {
            return field.type();
        }
    }

    /** The item of an enclosing loop; the level is counted from the outermost loop of the whole expression, which is 0. */
    record Item(int level, Type type, Span span) implements Typed {}

    /** A named list as a value. */
    record NamedList(String name, Type type, Span span) implements Typed {}

    /** An element of an array; out of range and negative places give null. */
    record Element(Typed of, Typed at, Type type, Span span) implements Typed {}

    /** The value under a key of a map. */
    record Entry(Typed of, Typed key, Type type, Span span) implements Typed {}

    /** What is under a key (a text) or at a place (an integer) of JSON. */
    record JsonEntry(Typed of, Typed key, Span span) implements Typed {
        @Override public Type type() {
            return Scalar.JSON;
        }
    }

    /** A part of an array or a text; a bound left out is the constant 0 or {@link Long#MAX_VALUE}. */
    record Slice(Typed of, Typed from, Typed to, Type type, Span span) implements Typed {}

    /**
     * A call of a function.
     *
     * @param function the function
     * @param arguments by place; an optional one that was given by its name stands here too, left-out ones before it are the constant null
     * @param keywords by name; an optional one that was given by its place stands here too
     * @param type the result's type
     * @param span where
     */
    record Call(MqlFunction function, List<Typed> arguments, Map<String, Typed> keywords, Type type, Span span) implements Typed {
        /** Copies what it holds. */
        public Call {
            arguments = List.copyOf(arguments);
            keywords = Map.copyOf(keywords);
        }
    }

    /**
     * A form with a body that is evaluated for each element: {@code any all filter map ratio}, and {@code distinct} and {@code sum} with
     * two arguments.
     *
     * @param form which
     * @param array what is gone through, evaluated outside the loop; its static type is an array or JSON
     * @param body evaluated with the element as {@link Item} of this level
     * @param level the loop's number, counted from the outermost, which is 0
     * @param type the result's type
     * @param span where
     */
    record Loop(Form form, Typed array, Typed body, int level, Type type, Span span) implements Typed {}

    /** A form without a body: {@code length flatten coalesce keys values}, one-argument {@code distinct} and {@code sum}. */
    record Plain(Form form, List<Typed> arguments, Type type, Span span) implements Typed {
        /** Copies the arguments. */
        public Plain {
            arguments = List.copyOf(arguments);
        }
    }

    /** An array made of its elements; also the list of values after {@code in}. */
    record ArrayOf(List<Typed> items, Type type, Span span) implements Typed {
        /** Copies the items. */
        public ArrayOf {
            items = List.copyOf(items);
        }
    }

    /** {@code not operand}. */
    record Not(Typed operand, Span span) implements Typed {
        @Override public Type type() {
            return Scalar.BOOLEAN;
        }
    }

    /** Two operands or more joined by {@code and} or {@code or}. */
    record Logic(LogicOperator operator, List<Typed> operands, Span span) implements Typed {
        /** Copies the operands. */
        public Logic {
            operands = List.copyOf(operands);
        }

        @Override public Type type() {
            return Scalar.BOOLEAN;
        }
    }

    /** A comparison; either side may be JSON, an integer beside a float, or null alone. */
    record Comparison(ComparisonOperator operator, Typed left, Typed right, Span span) implements Typed {
        @Override public Type type() {
            return Scalar.BOOLEAN;
        }
    }

    /** {@code item in container}; the container's type is an array, JSON or {@link Scalar#NULL}. */
    record Membership(Typed item, Typed container, boolean negated, boolean ignoreCase, Span span) implements Typed {
        @Override public Type type() {
            return Scalar.BOOLEAN;
        }
    }

    /** {@code operand is null}, or {@code is not null}: never null itself. */
    record NullTest(Typed operand, boolean negated, Span span) implements Typed {
        @Override public Type type() {
            return Scalar.BOOLEAN;
        }
    }

    /** At least so many of the clauses. */
    record CountOf(long count, List<Typed> clauses, Span span) implements Typed {
        /** Copies the clauses. */
        public CountOf {
            clauses = List.copyOf(clauses);
        }

        @Override public Type type() {
            return Scalar.BOOLEAN;
        }
    }

    /** Arithmetic; the type is integer when both operands are, float when one is, JSON operands make it float. */
    record Arithmetic(ArithmeticOperator operator, Typed left, Typed right, Type type, Span span) implements Typed {}

    /** {@code -operand}. */
    record Negative(Typed operand, Type type, Span span) implements Typed {}

    /** What is wrong, so that one mistake is told once; never in a tree without errors. */
    record Broken(Span span) implements Typed {
        @Override public Type type() {
            return Scalar.NULL;
        }
    }
}

package dev.cordon.mdm.xpath;

import java.util.List;

/** A part of a query. Its value is a node-set ({@link List} in document order), a Double, a String or a Boolean (XPath 1.0 §1). */
sealed interface Expr {

    /** Whether it may be a number when it stands in a predicate, so that it counts positions (§2.4). */
    default boolean isPositional() {
        return false;
    }

    /** A literal. */
    record Literal(Object value) implements Expr {
        @Override public boolean isPositional() {
            return value instanceof Double;
        }
    }

    /** An operator with two sides. */
    record Binary(String operator, Expr left, Expr right) implements Expr {
        @Override public boolean isPositional() {
            boolean number = "+-*divmod".contains(operator);
            return number || left.asksPosition() || right.asksPosition();
        }
    }

    /** The unary minus. */
    record Minus(Expr of) implements Expr {
        @Override public boolean isPositional() {
            return true;
        }
    }

    /** A function call. */
    record Call(String name, List<Expr> arguments) implements Expr {
        @Override public boolean isPositional() {
            boolean number = switch (name) {
                case "last", "position", "count", "string-length", "number", "sum", "floor", "ceiling", "round" -> true;
                default -> false;
            };
            return number || arguments.stream().anyMatch(Expr::asksPosition);
        }
    }

    /** A path. When {@code start} is no part of the query, it is the context node, or the root when absolute. */
    record Path(List<Expr> start, boolean absolute, List<Step> steps) implements Expr {}

    /** An expression with predicates of its own. */
    record Filtered(Expr of, List<Expr> predicates) implements Expr {}

    /**
     * A step of a path.
     *
     * @param axis such as child
     * @param test a name, {@code *}, or a type of node with parentheses
     * @param predicates in order
     */
    record Step(Axis axis, String test, List<Expr> predicates) {}

    /** The axes (§2.2). */
    enum Axis { CHILD, DESCENDANT, PARENT, ANCESTOR, FOLLOWING_SIBLING, PRECEDING_SIBLING, FOLLOWING, PRECEDING, ATTRIBUTE, SELF,
            DESCENDANT_OR_SELF, ANCESTOR_OR_SELF }

    /** Whether position() or last() stands in it outside of predicates. */
    default boolean asksPosition() {
        return switch (this) {
            case Literal _, Path _, Filtered _ -> false;
            case Binary binary -> binary.left.asksPosition() || binary.right.asksPosition();
            case Minus minus -> minus.of.asksPosition();
            case Call call -> call.name.equals("position") || call.name.equals("last")
                    || call.arguments.stream().anyMatch(Expr::asksPosition);
        };
    }
}

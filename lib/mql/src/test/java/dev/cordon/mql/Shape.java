package dev.cordon.mql;

import dev.cordon.mql.syntax.Expr;
import java.util.List;
import java.util.stream.Collectors;

/** An expression as a text without places, so that two can be compared. */
public final class Shape {
    private Shape() {}

    /** The text. */
    public static String of(Expr expr) {
        return switch (expr) {
            case Expr.Missing _ -> "missing";
            case Expr.Null _ -> "null";
            case Expr.Bool e -> Boolean.toString(e.value());
            case Expr.Int e -> Long.toString(e.value());
            case Expr.Decimal e -> Double.toString(e.value());
            case Expr.Text e -> (e.raw() ? "'" : "\"") + e.value() + (e.raw() ? "'" : "\"");
            case Expr.ListName e -> "$" + e.name();
            case Expr.Name e -> e.name();
            case Expr.Scope e -> "^" + e.dots();
            case Expr.Member e -> of(e.of()) + "." + e.name();
            case Expr.Index e -> of(e.of()) + "[" + of(e.at()) + "]";
            case Expr.Slice e -> of(e.of()) + "[" + of(e.from()) + ":" + of(e.to()) + "]";
            case Expr.Call e -> of(e.function()) + e.arguments().stream()
                    .map(a -> a.positional() ? of(a.value()) : a.keyword() + "=" + of(a.value())).collect(Collectors.joining(", ", "(",
                            ")"));
            case Expr.Array e -> "[" + all(e.items()) + "]";
            case Expr.Values e -> "values(" + all(e.items()) + ")";
            case Expr.Group e -> "group(" + of(e.inner()) + ")";
            case Expr.Not e -> "(not " + of(e.operand()) + ")";
            case Expr.Negative e -> "(- " + of(e.operand()) + ")";
            case Expr.Arithmetic e -> "(" + of(e.left()) + " " + e.operator().sign() + " " + of(e.right()) + ")";
            case Expr.Logic e -> "(" + e.operands().stream().map(Shape::of).collect(Collectors.joining(" " + e.operator().sign() + " "))
                    + ")";
            case Expr.Comparison e -> "(" + all(e.operands()) + " by " + e.operators().stream().map(Expr.ComparisonOperator::sign)
                    .collect(Collectors.joining(" ")) + ")";
            case Expr.Membership e -> "(" + of(e.item()) + (e.negated() ? " not" : "") + (e.ignoreCase() ? " in~ " : " in ")
                    + of(e.container()) + ")";
            case Expr.NullTest e -> "(" + of(e.operand()) + (e.negated() ? " is not null)" : " is null)");
            case Expr.CountOf e -> e.count() + " of {" + all(e.clauses()) + "}";
        };
    }

    private static String all(List<Expr> items) {
        return items.stream().map(Shape::of).collect(Collectors.joining(", "));
    }
}

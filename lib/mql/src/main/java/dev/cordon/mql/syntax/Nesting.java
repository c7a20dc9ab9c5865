package dev.cordon.mql.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The parts of an expression, and how tall its tree is, found without recursion. */
final class Nesting {
    /** No tree is taller, so that everything behind the parser may use recursion. */
    static final int HEIGHT_MAX = 600;

    private record Step(Expr expr, int height) {}

    private Nesting() {}

    static int height(Expr root) {
        Deque<Step> open = new ArrayDeque<>();
        open.push(new Step(root, 1));
        int most = 0;
        while (!open.isEmpty()) {
            Step step = open.pop();
            most = Math.max(most, step.height);
            for (Expr part : parts(step.expr)) {
                open.push(new Step(part, step.height + 1));
            }
        }
        return most;
    }

    static List<Expr> parts(Expr expr) {
        return switch (expr) {
            case Expr.Missing _, Expr.Null _, Expr.Bool _, Expr.Int _, Expr.Decimal _, Expr.Text _, Expr.ListName _, Expr.Name _,
                    Expr.Scope _ ->
                    List.of();
            case Expr.Member e -> List.of(e.of());
            case Expr.Index e -> List.of(e.of(), e.at());
            case Expr.Slice e -> List.of(e.of(), e.from(), e.to());
            case Expr.Call e -> {
                List<Expr> parts = new ArrayList<>();
                parts.add(e.function());
                e.arguments().forEach(a -> parts.add(a.value()));
                yield parts;
            }
            case Expr.Array e -> e.items();
            case Expr.Values e -> e.items();
            case Expr.Group e -> List.of(e.inner());
            case Expr.Not e -> List.of(e.operand());
            case Expr.Negative e -> List.of(e.operand());
            case Expr.Arithmetic e -> List.of(e.left(), e.right());
            case Expr.Logic e -> e.operands();
            case Expr.Comparison e -> e.operands();
            case Expr.Membership e -> List.of(e.item(), e.container());
            case Expr.NullTest e -> List.of(e.operand());
            case Expr.CountOf e -> e.clauses();
        };
    }
}

package dev.cordon.mdm.xpath;

import java.util.ArrayList;
import java.util.List;

/** Computes the value of a query (XPath 1.0 §2 and §3). */
final class Evaluation {

    /**
     * Where a part of a query is evaluated (§1).
     *
     * @param tree the document
     * @param node the context node
     * @param position its place, from 1
     * @param size how many there are
     */
    record Context(Tree tree, Object node, int position, int size) {}

    private Evaluation() {
    }

    static Object value(Expr expr, Context context) {
        return switch (expr) {
            case Expr.Literal literal -> literal.value();
            case Expr.Minus minus -> -Values.number(value(minus.of(), context));
            case Expr.Binary binary -> binary(binary, context);
            case Expr.Call call -> Library.call(call, context);
            case Expr.Filtered filtered -> filtered(filtered, context);
            case Expr.Path path -> path(path, context);
        };
    }

    private static Object binary(Expr.Binary binary, Context context) {
        switch (binary.operator()) {
            case "or" -> {
                return Values.truth(value(binary.left(), context)) || Values.truth(value(binary.right(), context));
            }
            case "and" -> {
                return Values.truth(value(binary.left(), context)) && Values.truth(value(binary.right(), context));
            }
            default -> {
                // Both sides are needed.
            }
        }
        Object left = value(binary.left(), context);
        Object right = value(binary.right(), context);
        return switch (binary.operator()) {
            case "|" -> {
                List<Object> all = new ArrayList<>(Values.nodes(left));
                all.addAll(Values.nodes(right));
                yield context.tree().sorted(all);
            }
            case "+" -> Values.number(left) + Values.number(right);
            case "-" -> Values.number(left) - Values.number(right);
            case "*" -> Values.number(left) * Values.number(right);
            case "div" -> Values.number(left) / Values.number(right);
            case "mod" -> Values.number(left) % Values.number(right);
            default -> Values.compare(binary.operator(), left, right);
        };
    }

    private static Object filtered(Expr.Filtered filtered, Context context) {
        List<Object> nodes = Values.nodes(value(filtered.of(), context));
        for (Expr predicate : filtered.predicates()) {
            nodes = kept(nodes, predicate, context.tree());
        }
        return nodes;
    }

    private static Object path(Expr.Path path, Context context) {
        List<Object> nodes = path.start().isEmpty() ? List.of(path.absolute() ? context.tree().document() : context.node())
                : Values.nodes(value(path.start().getFirst(), context));
        for (Expr.Step step : path.steps()) {
            nodes = step(step, nodes, context.tree());
        }
        return nodes;
    }

    private static List<Object> step(Expr.Step step, List<Object> from, Tree tree) {
        if (from.size() == 1) {
            List<Object> found = filtered(step, Axes.nodes(step, from.getFirst(), tree), tree);
            return Axes.isReverse(step.axis()) ? tree.sorted(found) : found;
        }
        List<Object> all = new ArrayList<>();
        for (Object node : from) {
            all.addAll(filtered(step, Axes.nodes(step, node, tree), tree));
        }
        boolean simple = step.axis() == Expr.Axis.ATTRIBUTE || step.axis() == Expr.Axis.SELF;
        return simple || all.size() < 2 ? all : tree.sorted(all);
    }

    private static List<Object> filtered(Expr.Step step, List<Object> nodes, Tree tree) {
        List<Object> found = nodes;
        for (Expr predicate : step.predicates()) {
            found = kept(found, predicate, tree);
        }
        return found;
    }

    // Nodes are in the order of the axis; a number is a position (§2.4).
    private static List<Object> kept(List<Object> nodes, Expr predicate, Tree tree) {
        List<Object> found = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            tree.step();
            Object value = value(predicate, new Context(tree, nodes.get(i), i + 1, nodes.size()));
            boolean keep = value instanceof Double number ? number == i + 1 : Values.truth(value);
            if (keep) {
                found.add(nodes.get(i));
            }
        }
        return found;
    }
}

package dev.cordon.mdm.xpath;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** The nodes along an axis that pass a test, in the order of the axis (XPath 1.0 §2.2 and §2.3). */
final class Axes {

    private Axes() {
    }

    static boolean isReverse(Expr.Axis axis) {
        return switch (axis) {
            case ANCESTOR, ANCESTOR_OR_SELF, PRECEDING, PRECEDING_SIBLING -> true;
            case CHILD, DESCENDANT, PARENT, FOLLOWING_SIBLING, FOLLOWING, ATTRIBUTE, SELF, DESCENDANT_OR_SELF -> false;
        };
    }

    static List<Object> nodes(Expr.Step step, Object from, Tree tree) {
        String test = step.test();
        if (step.axis() == Expr.Axis.ATTRIBUTE) {
            return from instanceof Element element ? attributes(element, test) : List.of();
        }
        boolean byName = step.axis() == Expr.Axis.DESCENDANT && from == tree.document() && !test.equals("*") && !test.endsWith("()");
        if (byName) {
            return tree.named(test);
        }
        List<Object> found = new ArrayList<>();
        switch (step.axis()) {
            case CHILD -> children(from, test, found, tree);
            case SELF -> add(from, test, found, tree);
            case PARENT -> add(parent(from), test, found, tree);
            case ANCESTOR -> ancestors(parent(from), test, found, tree);
            case ANCESTOR_OR_SELF -> ancestors(from, test, found, tree);
            case DESCENDANT -> descendants(from, test, found, tree);
            case DESCENDANT_OR_SELF -> {
                add(from, test, found, tree);
                descendants(from, test, found, tree);
            }
            case FOLLOWING_SIBLING -> siblings(from, true, test, found, tree);
            case PRECEDING_SIBLING -> siblings(from, false, test, found, tree);
            case FOLLOWING -> following(from, test, found, tree);
            case PRECEDING -> preceding(from, test, found, tree);
            case ATTRIBUTE -> throw new IllegalStateException("attributes were taken before");
        }
        return found;
    }

    private static List<Object> attributes(Element element, String test) {
        if (element.attributesSize() == 0 || element instanceof Document) {
            return List.of();
        }
        List<Object> found = new ArrayList<>(2);
        int index = 0;
        boolean all = test.equals("*") || test.equals("node()");
        for (org.jsoup.nodes.Attribute attribute : element.attributes()) {
            if (all || attribute.getKey().equals(test)) {
                found.add(new Attribute(element, index, attribute.getKey(), attribute.getValue()));
            }
            index++;
        }
        return found;
    }

    private static void children(Object from, String test, List<Object> found, Tree tree) {
        if (from instanceof Element element) {
            for (int i = 0; i < element.childNodeSize(); i++) {
                add(element.childNode(i), test, found, tree);
            }
        }
    }

    private static void descendants(Object from, String test, List<Object> found, Tree tree) {
        if (!(from instanceof Element element)) {
            return;
        }
        List<Node> all = tree.all();
        int end = end(element, tree);
        for (int i = tree.place(from) + 1; i < end; i++) {
            add(all.get(i), test, found, tree);
        }
    }

    // The place after the last descendant: that of the next node that is none.
    private static int end(Node node, Tree tree) {
        Node at = node;
        while (at != null) {
            for (Node next = at.nextSibling(); next != null; next = next.nextSibling()) {
                if (Tree.isNode(next)) {
                    return tree.place(next);
                }
            }
            at = at.parent();
        }
        return tree.all().size();
    }

    private static @Nullable Object parent(@Nullable Object node) {
        return switch (node) {
            case Attribute attribute -> attribute.owner();
            case Node tree -> tree.parent();
            case null, default -> null;
        };
    }

    private static void ancestors(@Nullable Object from, String test, List<Object> found, Tree tree) {
        Object at = from;
        while (at != null) {
            add(at, test, found, tree);
            at = parent(at);
        }
    }

    private static void siblings(Object from, boolean forward, String test, List<Object> found, Tree tree) {
        if (from instanceof Node node) {
            Node at = forward ? node.nextSibling() : node.previousSibling();
            while (at != null) {
                add(at, test, found, tree);
                at = forward ? at.nextSibling() : at.previousSibling();
            }
        }
    }

    private static void following(Object from, String test, List<Object> found, Tree tree) {
        List<Node> all = tree.all();
        int start = from instanceof Attribute attribute ? tree.place(attribute) + 1 : end((Node) from, tree);
        for (int i = start; i < all.size(); i++) {
            add(all.get(i), test, found, tree);
        }
    }

    private static void preceding(Object from, String test, List<Object> found, Tree tree) {
        Node node = from instanceof Attribute attribute ? attribute.owner() : (Node) from;
        for (int i = tree.place(from) - 1; i > 0; i--) {
            Node at = tree.all().get(i);
            if (end(at, tree) <= tree.place(node)) {
                add(at, test, found, tree);
            }
        }
    }

    private static void add(@Nullable Object node, String test, List<Object> found, Tree tree) {
        tree.step();
        if (node != null && (node instanceof Attribute || Tree.isNode((Node) node)) && passes(node, test)) {
            found.add(node);
        }
    }

    private static boolean passes(Object node, String test) {
        return switch (test) {
            case "node()" -> true;
            case "text()" -> Tree.isText(node);
            case "comment()" -> node instanceof Comment;
            case "processing-instruction()" -> false;
            case "*" -> node instanceof Element && !(node instanceof Document);
            default -> node instanceof Element element && !(node instanceof Document) && element.normalName().equals(test);
        };
    }
}

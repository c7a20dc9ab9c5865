package dev.cordon.mdm.xpath;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** A document with what queries need of it: the order of its nodes, and its elements by name. Used by one thread at a time. */
public final class Tree {

    private static final long STEPS_MAX = 20_000_000;

    private final Document document;
    private final Map<Node, Integer> order = new IdentityHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, List<Object>> byName = new HashMap<>();
    private long steps;

    /** Takes in a document, which must not be changed afterwards. */
    public Tree(Document document) {
        this.document = document;
        document.traverse((node, _) -> {
            if (isNode(node)) {
                order.put(node, nodes.size());
                nodes.add(node);
            }
        });
        for (Node node : nodes) {
            if (node instanceof Element element && node != document) {
                byName.computeIfAbsent(element.normalName(), _ -> new ArrayList<>()).add(element);
            }
        }
    }

    Document document() {
        return document;
    }

    /** Every element of a name in order. */
    List<Object> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** Nodes in document order, none twice. */
    List<Object> sorted(Collection<Object> found) {
        List<Object> all = new ArrayList<>(new LinkedHashSet<>(found));
        all.sort(Comparator.<Object>comparingInt(this::place).thenComparingInt(n -> n instanceof Attribute attribute
                ? attribute.index() : -1));
        return all;
    }

    int place(Object node) {
        Node at = node instanceof Attribute attribute ? attribute.owner() : (Node) node;
        return order.getOrDefault(at, Integer.MAX_VALUE);
    }

    /** The nodes after a place in document order. */
    List<Node> all() {
        return nodes;
    }

    /** Begins a query; each has the same budget. */
    void begin() {
        steps = 0;
    }

    /** Counts work; a query that needs too much of it ends. */
    void step() {
        if (++steps > STEPS_MAX) {
            throw new TooMuch();
        }
    }

    /** A query that looked at more nodes than any honest one needs. */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("the query looks at too many nodes", null, false, false);
        }
    }

    static boolean isNode(Node node) {
        return node instanceof Element || node instanceof TextNode || node instanceof DataNode || node instanceof Comment;
    }

    static boolean isText(Object node) {
        return node instanceof TextNode || node instanceof DataNode;
    }

    /** The string-value of a node (XPath 1.0 §5). */
    static String text(Object node) {
        return switch (node) {
            case Attribute attribute -> attribute.value();
            case TextNode text -> text.getWholeText();
            case DataNode data -> data.getWholeData();
            case Comment comment -> comment.getData();
            case Element element -> {
                StringBuilder all = new StringBuilder();
                element.traverse((n, _) -> {
                    if (isText(n)) {
                        all.append(text(n));
                    }
                });
                yield all.toString();
            }
            default -> "";
        };
    }
}

package dev.cordon.mdm.xpath;

import java.util.List;
import java.util.Optional;

/** A query that was understood. Safe for several threads. */
public final class Query {

    private static final int LENGTH_MAX = 8_192;

    private final Expr whole;

    private Query(Expr whole) {
        this.whole = whole;
    }

    /** Reads a query; empty when the text is none (XPath 1.0 §3). */
    public static Optional<Query> of(String text) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Query(QueryParser.read(text)));
        } catch (Token.Malformed _) {
            // A rule's mistake, which must not stop other rules: whoever asked gets no query.
            return Optional.empty();
        }
    }

    /**
     * What it selects in a tree, in document order: elements, texts and comments as jsoup's nodes, and {@link Attribute}s. Nothing when its
     * value is no node-set, or when it looks at too many nodes.
     */
    public List<Object> select(Tree tree) {
        tree.begin();
        try {
            return Evaluation.value(whole, new Evaluation.Context(tree, tree.document(), 1,
                    1)) instanceof List<?> nodes ? List.copyOf(nodes) : List.of();
        } catch (Tree.TooMuch _) {
            // The budget is the same for every query; one that exceeds it selects nothing.
            return List.of();
        }
    }
}

package dev.cordon.mql.eval;

import org.jspecify.annotations.Nullable;

/** A part that is compiled when it is first evaluated. */
final class Later extends Node {
    private final Compiler compiler;
    private final Graph.Vertex vertex;
    private volatile @Nullable Node made;

    Later(Compiler compiler, Graph.Vertex vertex) {
        this.compiler = compiler;
        this.vertex = vertex;
    }

    /** What it became, or the node itself while it is not compiled. */
    static Node settled(Node node) {
        if (node instanceof Later later) {
            Node made = later.made;
            return made == null ? node : made;
        }
        return node;
    }

    private Node node() {
        Node known = made;
        if (known == null) {
            known = compiler.node(vertex);
            made = known;
        }
        return known;
    }

    @Override @Nullable Object value(Run run) {
        return node().value(run);
    }

    @Override int test(Run run) {
        return node().test(run);
    }
}

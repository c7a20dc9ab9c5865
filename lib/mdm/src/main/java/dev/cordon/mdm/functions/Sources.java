package dev.cordon.mdm.functions;

import dev.cordon.mql.value.Struct;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/**
 * The objects of the nodes of one tree, each made once, and the HTML of its elements. A query may ask the HTML of every element: written
 * one by one that would take time that grows with the depth of each, so after a few the whole tree is written once and an element's HTML
 * is a part of it. Used by one thread at a time.
 */
final class Sources {
    private static final int WRITTEN_ALONE = 4;

    private final Document document;
    private final Map<Object, Struct> objects = new IdentityHashMap<>();
    private final Map<Element, int[]> places = new IdentityHashMap<>();
    private String whole = "";
    private int asked;

    Sources(Document document) {
        this.document = document;
    }

    /** The object of a node; what queries select twice is one object. */
    Struct object(Object node, Function<Object, Struct> make) {
        Struct known = objects.get(node);
        if (known == null) {
            known = make.apply(node);
            objects.put(node, known);
        }
        return known;
    }

    /** The HTML of an element, itself included. */
    String of(Element element) {
        if (++asked <= WRITTEN_ALONE) {
            return element.outerHtml();
        }
        if (asked == WRITTEN_ALONE + 1) {
            write();
        }
        int[] place = places.get(element);
        return place == null ? element.outerHtml() : whole.substring(place[0], place[1]);
    }

    /** Notes where each element stands in the HTML of all; nothing is noted when the writer below writes anything differently. */
    private void write() {
        Writer writer = new Writer();
        document.childNodes().forEach(child -> child.traverse(writer));
        String written = writer.all.toString();
        if (written.equals(document.outerHtml())) {
            whole = written;
            places.putAll(writer.found);
        }
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder all = new StringBuilder();
        private final Map<Element, int[]> found = new IdentityHashMap<>();
        private final Deque<Integer> open = new ArrayDeque<>();

        @Override public void head(Node node, int depth) {
            if (node instanceof Element element) {
                open.push(all.length());
                all.append('<').append(element.tagName()).append(element.attributes().html()).append('>');
            } else {
                all.append(node.outerHtml());
            }
        }

        @Override public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.childNodeSize() > 0 || !element.tag().isSelfClosing()) {
                    all.append("</").append(element.tagName()).append('>');
                }
                found.put(element, new int[] {open.pop(), all.length()});
            }
        }
    }
}

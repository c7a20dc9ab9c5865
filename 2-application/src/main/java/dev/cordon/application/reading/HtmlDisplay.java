package dev.cordon.application.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.cordon.files.html.Sheet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** Walks an HTML tree and writes down what a person sees of it, in the order it stands. */
final class HtmlDisplay implements NodeVisitor {

    private static final Set<String> BLOCKS = Set.of("address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div",
            "dl", "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
            "p", "pre", "section", "table", "td", "th", "tr", "ul");
    private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title", "template", "noembed", "noframes", "datalist");
    private static final int HIDDEN_MAX = 200;
    private static final int NODES_MAX = 400_000;

    private final String written;
    private final Sheet sheet;
    private final Display.Builder out = new Display.Builder();
    private final Deque<Style> styles = new ArrayDeque<>();
    private final List<Display.Hidden> hidden = new ArrayList<>();
    private int unseen;
    private int remoteImages;
    private int nodes;
    private int place;

    private HtmlDisplay(String written, Sheet sheet) {
        this.written = written;
        this.sheet = sheet;
        styles.push(Style.PAGE);
    }

    static Display of(Document document, String written) {
        HtmlDisplay walk = new HtmlDisplay(written, Sheet.of(document));
        document.traverse(walk);
        return walk.out.build(walk.hidden, walk.remoteImages, walk.nodes < NODES_MAX);
    }

    @Override
    public void head(Node node, int depth) {
        if (++nodes >= NODES_MAX) {
            return;
        }
        if (node instanceof TextNode text) {
            words(text);
        } else if (node instanceof Element element) {
            place = Math.max(place, element.sourceRange().startPos());
            styles.push(styles.getFirst().inside(element, sheet));
            unseen += UNSEEN.contains(element.normalName()) ? 1 : 0;
            if (BLOCKS.contains(element.normalName()) && unseen == 0) {
                out.lineEnd(place);
            }
            String source = element.normalName().equals("img") ? element.attr("src").strip().toLowerCase(Locale.ROOT) : "";
            remoteImages += source.startsWith("http:") || source.startsWith("https:") || source.startsWith("//") ? 1 : 0;
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && styles.size() > 1 && nodes < NODES_MAX) {
            styles.pop();
            unseen -= UNSEEN.contains(element.normalName()) ? 1 : 0;
            if (BLOCKS.contains(element.normalName()) && unseen == 0) {
                out.lineEnd(place);
            }
        }
    }

    private void words(TextNode node) {
        String text = node.getWholeText();
        if (unseen > 0) {
            return;
        }
        int from = node.sourceRange().isTracked() ? node.sourceRange().startPos() : place;
        int to = node.sourceRange().isTracked() ? Math.max(from, node.sourceRange().endPos()) : place;
        place = Math.max(place, to);
        Style style = styles.getFirst();
        if (style.isHidden()) {
            if (!text.isBlank() && hidden.size() < HIDDEN_MAX) {
                hidden.add(new Display.Hidden(text.strip(), from, Math.min(to, written.length()), style.why()));
            }
            return;
        }
        align(text, from, Math.min(to, written.length()));
    }

    // A character reference is several characters as written and mostly one in the tree.
    private void align(String text, int from, int to) {
        boolean same = to - from == text.length() && written.startsWith(text, from);
        int at = from;
        int i = 0;
        while (i < text.length()) {
            int length = 1;
            int span = 1;
            if (!same && at < to && written.charAt(at) == '&') {
                int end = referenceEnd(at, to);
                length = Math.max(1, Parser.unescapeEntities(written.substring(at, end), false).length());
                span = length == end - at && text.startsWith(written.substring(at, end), i) ? 1 : end - at;
                length = span == 1 ? 1 : length;
            }
            for (int k = 0; k < length && i < text.length(); k++) {
                out.character(text.charAt(i++), Math.min(at, Math.max(to - 1, from)));
            }
            at += span;
        }
    }

    private int referenceEnd(int at, int to) {
        int end = at + 1;
        while (end < to && end - at < 40 && (Character.isLetterOrDigit(written.charAt(end)) || written.charAt(end) == '#')) {
            end++;
        }
        return end < to && written.charAt(end) == ';' ? end + 1 : end;
    }
}

package dev.cordon.mdm.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import dev.cordon.files.html.Sheet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Walks an HTML tree once and writes down what a person sees of it. */
final class HtmlWalk implements NodeVisitor {

    private static final Set<String> BLOCKS = Set.of("address", "article", "aside", "blockquote", "body", "center", "dd", "div",
            "dl", "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
            "p", "pre", "section", "table", "tr", "ul", "option", "figure", "figcaption", "title");
    private static final Set<String> UNSEEN = Set.of("style", "script", "template", "noembed", "noframes", "datalist", "head");
    private static final Set<String> NOT_TEXT = Set.of("style", "script", "template");
    private static final int NODES_MAX = 400_000;
    private static final int ANCHORS_MAX = 10_000;

    private final Sheet sheet;
    private final Words seen = new Words();
    private final Words all = new Words();
    private final Deque<Visibility> styles = new ArrayDeque<>();
    private final Deque<int[]> open = new ArrayDeque<>();
    private final Deque<int[]> marked = new ArrayDeque<>();
    private final List<HtmlView.Anchor> anchors = new ArrayList<>();
    private final List<HtmlView.Mark> marks = new ArrayList<>();
    private int unseen;
    private int notText;
    private int nodes;

    private HtmlWalk(Sheet sheet) {
        this.sheet = sheet;
        styles.push(Visibility.PAGE);
    }

    static HtmlView of(Element tree) {
        HtmlWalk walk = new HtmlWalk(tree instanceof Document document ? Sheet.of(document) : Sheet.none());
        tree.traverse(walk);
        walk.marks.sort(Comparator.comparingInt(HtmlView.Mark::from));
        return new HtmlView(walk.seen.toString(), walk.all.toString(), walk.anchors, walk.marks);
    }

    @Override
    public void head(Node node, int depth) {
        if (++nodes >= NODES_MAX) {
            return;
        }
        if (node instanceof TextNode text) {
            words(text.getWholeText());
        } else if (node instanceof Element element) {
            String name = element.normalName();
            styles.push(styles.getFirst().inside(element, sheet));
            unseen += UNSEEN.contains(name) ? 1 : 0;
            notText += NOT_TEXT.contains(name) ? 1 : 0;
            layout(name);
            if (isLink(element, name)) {
                open.push(new int[] {seen.length(), all.length()});
            }
            if (kind(element, name) != null) {
                marked.push(new int[] {seen.length()});
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element) || styles.size() < 2 || nodes >= NODES_MAX) {
            return;
        }
        String name = element.normalName();
        if (isLink(element, name) && !open.isEmpty()) {
            anchor(element, open.pop());
        }
        HtmlView.Kind kind = kind(element, name);
        if (kind != null && !marked.isEmpty()) {
            int from = marked.pop()[0];
            if (seen.length() > from) {
                marks.add(new HtmlView.Mark(from, seen.length(), kind));
            }
        }
        styles.pop();
        unseen -= UNSEEN.contains(name) ? 1 : 0;
        notText -= NOT_TEXT.contains(name) ? 1 : 0;
        if (!name.equals("br")) {
            layout(name);
        }
    }

    private void layout(String name) {
        if (name.equals("br")) {
            all.lineBreak();
            if (unseen == 0 && styles.getFirst().isShown()) {
                seen.lineBreak();
            }
        } else if (BLOCKS.contains(name)) {
            all.block();
            if (unseen == 0) {
                seen.block();
            }
        } else if (name.equals("td") || name.equals("th")) {
            all.blank();
            seen.blank();
        }
    }

    private void words(String text) {
        if (notText > 0) {
            return;
        }
        all.add(text);
        if (unseen == 0 && styles.getFirst().isShown()) {
            seen.add(text);
        }
    }

    private static boolean isLink(Element element, String name) {
        return (name.equals("a") || name.equals("area")) && element.hasAttr("href");
    }

    private void anchor(Element element, int[] from) {
        if (anchors.size() >= ANCHORS_MAX) {
            return;
        }
        String shown = seen.from(from[0]);
        boolean picture = shown.isEmpty() && element.selectFirst("img, picture, svg") != null;
        boolean visible = unseen == 0 && styles.getFirst().isShown() && (!shown.isEmpty() || picture);
        String text = shown.isEmpty() ? all.from(from[1]) : shown;
        anchors.add(new HtmlView.Anchor(from[0], seen.length(), element.attr("href"), text, visible));
    }

    // What Gmail, Outlook, Thunderbird, Apple Mail, Yahoo, Proton and Zimbra mark.
    private static HtmlView.@Nullable Kind kind(Element element, String name) {
        if (!name.equals("blockquote") && !name.equals("div")) {
            return null;
        }
        if (element.attributesSize() == 0) {
            return null;
        }
        String classes = element.attr("class").toLowerCase(Locale.ROOT);
        if (name.equals("blockquote")) {
            boolean cited = element.attr("type").equalsIgnoreCase("cite") || element.hasAttr("cite") || classes.contains("gmail_quote")
                    || classes.contains("protonmail_quote") || classes.contains("tutanota_quote");
            return cited ? HtmlView.Kind.QUOTE : null;
        }
        String id = element.id().toLowerCase(Locale.ROOT);
        boolean announces = classes.contains("gmail_attr") || classes.contains("moz-cite-prefix") || id.endsWith("divrplyfwdmsg")
                || classes.contains("outlookmessageheader");
        return announces ? HtmlView.Kind.PREAMBLE : null;
    }
}

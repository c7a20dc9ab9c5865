package dev.cordon.mdm.html;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * What a person sees of HTML: the words in order, blocks on lines of their own, blanks in ASCII, characters without a shape left out.
 * Positions of links and quotations count in {@link #display()}.
 */
public final class HtmlView {

    /** The most characters of HTML that are looked at. */
    public static final int LENGTH_MAX = 8 << 20;

    /**
     * A link element.
     *
     * @param from where its words begin
     * @param to where they end
     * @param href the target as written, character references decoded
     * @param text its words, those that are seen when any is seen
     * @param visible whether a person sees it
     */
    public record Anchor(int from, int to, String href, String text, boolean visible) {}

    /**
     * A stretch that the mail program marked.
     *
     * @param from where it begins
     * @param to where it ends
     * @param kind what it is
     */
    public record Mark(int from, int to, Kind kind) {}

    /** What a mail program marks. */
    public enum Kind {
        /** The words of somebody else. */ QUOTE,
        /** The lines that announce them. */ PREAMBLE
    }

    private final String display;
    private final String inner;
    private final List<Anchor> anchors;
    private final List<Mark> marks;

    HtmlView(String display, String inner, List<Anchor> anchors, List<Mark> marks) {
        this.display = display;
        this.inner = inner;
        this.anchors = List.copyOf(anchors);
        this.marks = List.copyOf(marks);
    }

    /** Reads a source; what is beyond {@link #LENGTH_MAX} is left out. */
    public static HtmlView of(String source) {
        String html = source.length() > LENGTH_MAX ? source.substring(0, LENGTH_MAX) : source;
        return HtmlWalk.of(Jsoup.parse(html));
    }

    /** Reads a tree. */
    public static HtmlView of(Element tree) {
        return HtmlWalk.of(tree);
    }

    /** The words that are seen. */
    public String display() {
        return display;
    }

    /** The same with the words that are not seen. */
    public String inner() {
        return inner;
    }

    /** Link elements in order. */
    public List<Anchor> anchors() {
        return anchors;
    }

    /** Stretches that mail programs marked, in the order in which they begin. */
    public List<Mark> marks() {
        return marks;
    }
}

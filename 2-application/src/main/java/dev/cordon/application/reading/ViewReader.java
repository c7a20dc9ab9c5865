package dev.cordon.application.reading;

import java.util.List;
import java.util.function.Supplier;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.message.BodyText;
import dev.cordon.mime.MappedText;

/**
 * Makes views of the texts of a message. HTML is parsed as browsers do it (HTML §13.2, by jsoup), never run and never fetched
 * for; what is longer than the limit is cut, and a gap says so.
 */
public final class ViewReader {

    private static final int DEPTH_MAX = 400;

    private final int charactersMax;

    /** With the most characters of one text that are looked at. */
    public ViewReader(int charactersMax) {
        this.charactersMax = charactersMax;
    }

    /** The view of one leaf. */
    public View read(Leaf leaf, boolean html, boolean attached, List<Evidence> evidence) {
        String whole = leaf.text();
        boolean complete = whole.length() <= charactersMax && !leaf.isCut();
        if (!complete) {
            evidence.add(new Evidence.Gap(GapCode.LIMIT_REACHED, "only the first " + Math.min(whole.length(), charactersMax)
                    + " characters of the text in part " + leaf.path() + " were looked at", List.of(leaf.where())));
        }
        String text = complete ? whole : whole.substring(0, Math.min(whole.length(), charactersMax));
        Supplier<MappedText> mapped = leaf::mapped;
        View.Way way = new View.Way(mapped);
        if (!html) {
            return new View.Plain(new BodyText(leaf.path(), BodyText.Kind.PLAIN, text, text, complete), attached, way);
        }
        Document document = Parser.htmlParser().setTrackPosition(true).setMaxDepth(DEPTH_MAX).parseInput(text, "");
        Display display = HtmlDisplay.of(document, text);
        if (!display.complete()) {
            evidence.add(new Evidence.Gap(GapCode.LIMIT_REACHED, "the HTML in part " + leaf.path() + " has too many elements",
                    List.of(leaf.where())));
        }
        return new View.Html(new BodyText(leaf.path(), BodyText.Kind.HTML, text, display.text(), complete && display.complete()),
                attached, way, document, display);
    }
}

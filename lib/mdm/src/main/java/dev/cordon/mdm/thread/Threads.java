package dev.cordon.mdm.thread;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.html.HtmlView;
import dev.cordon.mdm.html.Links;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The newest text and the earlier messages as objects of the model. */
public final class Threads {

    private final List<Splitter.Segment> segments;
    private final Supplier<List<Links.Placed>> links;

    private Threads(List<Line> lines, Supplier<List<Links.Placed>> links) {
        segments = Splitter.split(lines);
        this.links = links;
    }

    /** Of HTML as it is seen. */
    public static Threads of(HtmlView view, Supplier<List<Links.Placed>> links) {
        return new Threads(Line.of(view), links);
    }

    /** Of plain text. */
    public static Threads of(String text, Supplier<List<Links.Placed>> links) {
        return new Threads(Line.plain(text), links);
    }

    /** The newest text, as {@code Thread}. */
    public Struct current() {
        Splitter.Segment first = segments.getFirst();
        List<Line> own = new ArrayList<>(first.lines());
        List<List<Line>> banners = Banners.take(own);
        return Struct.of(Schema.THREAD)
                .set("text", Splitter.Segment.text(own).strip())
                .set("banners", banners(banners))
                .set("preamble", empty(first.preamble()))
                .lazy("links", () -> within(own));
    }

    /** The earlier messages, as {@code PreviousThread}, the most recent first. */
    public List<Struct> previous() {
        List<Struct> found = new ArrayList<>();
        for (int i = 1; i < segments.size(); i++) {
            found.add(previous(segments.get(i), i - 1));
        }
        return found;
    }

    private Struct previous(Splitter.Segment segment, int index) {
        List<Line> own = new ArrayList<>(segment.lines());
        List<List<Line>> banners = Banners.take(own);
        String preamble = segment.preamble();
        Announced announced = Announced.of(preamble);
        return Struct.of(Schema.PREVIOUS_THREAD)
                .set("index", (long) index)
                .set("preamble", empty(preamble))
                .set("text", Splitter.Segment.text(own).strip())
                .set("banners", banners(banners))
                .lazy("links", () -> within(own))
                .lazy("date", announced::date)
                .lazy("sender", announced::sender)
                .lazy("recipients", announced::recipients)
                .lazy("subject", announced::subject);
    }

    private List<Struct> banners(List<List<Line>> runs) {
        List<Struct> found = new ArrayList<>();
        for (List<Line> run : runs) {
            found.add(Struct.of(Schema.BANNER).set("text", Splitter.Segment.text(run)).lazy("links", () -> within(run)));
        }
        return found;
    }

    private List<Struct> within(List<Line> lines) {
        List<Struct> found = new ArrayList<>();
        int line = 0;
        for (Links.Placed placed : links.get()) {
            while (line < lines.size() && lines.get(line).to() < placed.from()) {
                line++;
            }
            int at = line < lines.size() && lines.get(line).from() <= placed.from() ? line : earlier(lines, placed.from());
            if (at >= 0) {
                found.add(placed.link());
            }
        }
        return found;
    }

    // Links of elements stand in the order in which they end, so that one that holds others may begin before them.
    private static int earlier(List<Line> lines, int place) {
        int low = 0;
        int high = lines.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Line line = lines.get(middle);
            if (line.to() < place) {
                low = middle + 1;
            } else if (line.from() > place) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }
}

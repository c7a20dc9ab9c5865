package dev.cordon.application.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;

import dev.cordon.application.observables.PlainLinks;
import dev.cordon.application.observables.Target;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.GapCode;

/** Finds everything in the texts of a message that leads elsewhere: attributes of HTML, and addresses in plain words. */
public final class LinkFinder {

    private static final int TEXT_MAX = 300;
    private static final int TARGET_MAX = 8_192;

    private final int linksMax;
    private final List<FoundLink> links = new ArrayList<>();
    private boolean full;

    private LinkFinder(int linksMax) {
        this.linksMax = linksMax;
    }

    /** The links of all views, in order, at most so many; a gap says when there are more. */
    public static List<FoundLink> find(List<View> views, int linksMax, List<Evidence> evidence) {
        LinkFinder finder = new LinkFinder(linksMax);
        for (View view : views) {
            switch (view) {
                case View.Html html -> finder.html(html);
                case View.Plain plain -> finder.plain(plain);
            }
        }
        if (finder.full) {
            evidence.add(Evidence.Gap.of(GapCode.LIMIT_REACHED, "only the first " + linksMax + " links were looked at"));
        }
        return List.copyOf(finder.links);
    }

    private void plain(View view) {
        for (PlainLinks.Found found : PlainLinks.in(view.body().display(), linksMax)) {
            List<ByteRange> where = view.whereDisplayed(found.from(), found.to());
            add(new FoundLink(FoundLink.Kind.PLAIN, Target.of(withScheme(found.text())), found.text(), found.text(),
                    view.body().part(), where));
        }
    }

    private void html(View.Html view) {
        Element baseElement = view.document().selectFirst("base[href]");
        Target base = baseElement == null ? Target.of("") : Target.of(baseElement.attr("href"));
        for (Element element : view.document().getAllElements()) {
            switch (element.normalName()) {
                case "a" -> attribute(view, element, "href", FoundLink.Kind.ANCHOR, base);
                case "area" -> attribute(view, element, "href", FoundLink.Kind.AREA, base);
                case "form" -> attribute(view, element, "action", FoundLink.Kind.FORM, base);
                case "button", "input" -> attribute(view, element, "formaction", FoundLink.Kind.FORM, base);
                case "iframe", "frame", "embed" -> attribute(view, element, "src", FoundLink.Kind.EMBEDDED, base);
                case "object" -> attribute(view, element, "data", FoundLink.Kind.EMBEDDED, base);
                case "meta" -> refresh(view, element, base);
                default -> { }
            }
        }
        anchorless(view);
    }

    private void attribute(View.Html view, Element element, String name, FoundLink.Kind kind, Target base) {
        String written = element.attr(name);
        String key = name;
        if (written.isEmpty() && element.hasAttr("xlink:" + name)) {
            key = "xlink:" + name;
            written = element.attr(key);
        }
        if (written.isBlank() || written.strip().startsWith("#")) {
            return;
        }
        String text = kind == FoundLink.Kind.ANCHOR ? shown(element) : element.attr("alt");
        add(new FoundLink(kind, resolved(written, base), cut(written, TARGET_MAX), cut(text, TEXT_MAX), view.body().part(),
                where(view, element, key)));
    }

    private void refresh(View.Html view, Element meta, Target base) {
        String content = meta.attr("content");
        int at = content.toLowerCase(Locale.ROOT).indexOf("url");
        int equals = at < 0 ? -1 : content.indexOf('=', at);
        if (!meta.attr("http-equiv").strip().equalsIgnoreCase("refresh") || equals < 0) {
            return;
        }
        String written = content.substring(equals + 1).strip();
        boolean quoted = written.length() > 1 && (written.charAt(0) == '"' || written.charAt(0) == '\'');
        String target = quoted ? written.substring(1).replace(written.charAt(0), ' ').strip() : written;
        add(new FoundLink(FoundLink.Kind.REFRESH, resolved(target, base), cut(target, TARGET_MAX), "", view.body().part(),
                where(view, meta, "content")));
    }

    // Addresses in the words of HTML that no link surrounds: programs make links of them.
    private void anchorless(View.Html view) {
        String display = view.body().display();
        for (PlainLinks.Found found : PlainLinks.in(display, linksMax)) {
            boolean linked = links.stream().anyMatch(l -> l.part().equals(view.body().part())
                    && l.kind() == FoundLink.Kind.ANCHOR && l.text().contains(found.text()));
            if (!linked) {
                add(new FoundLink(FoundLink.Kind.PLAIN, Target.of(withScheme(found.text())), found.text(), found.text(),
                        view.body().part(), view.whereDisplayed(found.from(), found.to())));
            }
        }
    }

    private void add(FoundLink link) {
        if (links.size() < linksMax) {
            links.add(link);
        } else {
            full = true;
        }
    }

    private static String shown(Element element) {
        String text = element.text();
        if (!text.isBlank()) {
            return text;
        }
        Element image = element.selectFirst("img[alt]");
        return image == null ? "" : image.attr("alt");
    }

    // RFC 3986 §5.2, as far as it decides the host.
    private static Target resolved(String written, Target base) {
        Target target = Target.of(written);
        boolean relative = target.scheme().isEmpty() && target.host().name().isEmpty();
        if (!relative || base.host().name().isEmpty()) {
            return target;
        }
        String root = (base.scheme().isEmpty() ? "https" : base.scheme()) + "://" + base.host().name();
        String path = target.text();
        return Target.of(path.startsWith("/") ? root + path : root + "/" + path);
    }

    private static List<ByteRange> where(View.Html view, Element element, String key) {
        Range.AttributeRange range = element.attributes().sourceRange(key);
        if (range.isTracked() && range.valueRange().isTracked()) {
            return view.whereWritten(range.valueRange().startPos(), range.valueRange().endPos());
        }
        Range whole = element.sourceRange();
        return whole.isTracked() ? view.whereWritten(whole.startPos(), whole.endPos()) : List.of();
    }

    static String withScheme(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        return lower.startsWith("hxxp") ? "http" + written.substring(4) : lower.contains("://") ? written : "http://" + written;
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }
}

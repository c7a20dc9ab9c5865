package dev.cordon.application.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;

import dev.cordon.application.reading.Display;
import dev.cordon.application.reading.View;
import dev.cordon.bounds.Meter;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;

/** What HTML hides, asks for and runs. */
final class HtmlAnalyser implements Analyser {

    private static final int WORDS_FEW = 40;
    private static final int HIDDEN_LETTERS_MIN = 8;
    private static final int SHOWN_MAX = 160;

    @Override
    public AnalyserName name() {
        return new AnalyserName("html");
    }

    @Override
    public List<Evidence> analyse(Material material, Meter meter) {
        Facts facts = new Facts();
        for (View view : material.views()) {
            if (view instanceof View.Html html) {
                if (!meter.steps(html.body().text().length())) {
                    facts.gap(GapCode.LIMIT_REACHED, "no budget was left to look at the HTML of part " + html.body().part(), List.of());
                    break;
                }
                hidden(html, facts);
                elements(html, facts);
                remoteImages(html, facts);
            }
        }
        return facts.all();
    }

    private static void hidden(View.Html html, Facts facts) {
        for (Display.Hidden hidden : html.display().hidden()) {
            long letters = Folded.letters(hidden.text());
            if (letters >= HIDDEN_LETTERS_MIN) {
                String text = hidden.text().length() > SHOWN_MAX ? hidden.text().substring(0, SHOWN_MAX) + "…" : hidden.text();
                facts.text(FactNames.HTML_HIDDEN_TEXT, text, html.whereWritten(hidden.from(), hidden.to()));
            }
        }
    }

    private static void elements(View.Html html, Facts facts) {
        Set<String> scripts = new HashSet<>();
        for (Element element : html.document().getAllElements()) {
            switch (element.normalName()) {
                case "form" -> facts.text(FactNames.HTML_FORM, element.attr("action"), where(html, element));
                case "input" -> {
                    if (element.attr("type").strip().equalsIgnoreCase("password")) {
                        Element form = element.closest("form");
                        facts.text(FactNames.HTML_FORM_PASSWORD, form == null ? "" : form.attr("action"), where(html, element));
                    }
                }
                case "script" -> script("element", element, html, scripts, facts);
                case "meta" -> {
                    if (element.attr("http-equiv").strip().equalsIgnoreCase("refresh")) {
                        facts.text(FactNames.HTML_REFRESH, element.attr("content"), where(html, element));
                    }
                }
                case "base" -> {
                    if (element.hasAttr("href")) {
                        facts.text(FactNames.HTML_BASE, element.attr("href"), where(html, element));
                    }
                }
                case "iframe", "frame" -> facts.text(FactNames.HTML_EMBEDDED, "frame", where(html, element));
                case "object", "embed", "applet" -> facts.text(FactNames.HTML_EMBEDDED, element.normalName(), where(html, element));
                default -> { }
            }
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                if (name.startsWith("on") && name.length() > 3 && !attribute.getValue().isBlank()) {
                    script("handler", element, html, scripts, facts);
                }
            }
        }
    }

    private static void script(String kind, Element element, View.Html html, Set<String> seen, Facts facts) {
        if (seen.add(kind)) {
            facts.text(FactNames.HTML_SCRIPT, kind, where(html, element));
        }
    }

    private static void remoteImages(View.Html html, Facts facts) {
        long letters = Folded.letters(html.body().display());
        if (html.display().remoteImages() > 0 && letters < WORDS_FEW && !html.attached()) {
            facts.number(FactNames.HTML_REMOTE_IMAGE_ONLY, html.display().remoteImages(), List.of());
        }
    }

    private static List<ByteRange> where(View.Html html, Element element) {
        Range range = element.sourceRange();
        return range.isTracked() ? html.whereWritten(range.startPos(), range.endPos()) : List.of();
    }
}

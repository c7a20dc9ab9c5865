package dev.cordon.application.reading;

import java.util.Locale;

import dev.cordon.files.html.Sheet;
import org.jsoup.nodes.Element;

/**
 * How an element is shown, as far as it decides whether a person sees its words: inline styles and old attributes, inherited
 * from what it stands in. Style sheets are taken in only where they are simple (see {@link Sheet}).
 *
 * @param why why nothing of it is seen, empty when it is seen
 * @param color the colour of the words, -1 when it was not understood
 * @param background the colour behind them, -1 when it was not understood
 */
record Style(String why, int color, int background) {

    static final Style PAGE = new Style("", 0x000000, 0xFFFFFF);

    private static final int ALIKE = 30;

    /** The style of an element inside something of this style. */
    Style inside(Element element, Sheet sheet) {
        String reason = why.isEmpty() && element.hasAttr("hidden") ? "attribute" : why;
        Style style = new Style(reason, color, background);
        if (element.hasAttr("bgcolor")) {
            style = new Style(style.why, style.color, Colors.of(element.attr("bgcolor")));
        }
        if (element.hasAttr("background")) {
            style = new Style(style.why, style.color, -1);
        }
        if (element.hasAttr("color")) {
            style = new Style(style.why, Colors.of(element.attr("color")), style.background);
        }
        for (String rule : sheet.rules(element)) {
            style = style.with(rule);
        }
        style = element.hasAttr("style") ? style.with(element.attr("style")) : style;
        return style.why.isEmpty() && style.isUnreadable() ? new Style("color", style.color, style.background) : style;
    }

    boolean isHidden() {
        return !why.isEmpty();
    }

    private boolean isUnreadable() {
        return color >= 0 && background >= 0 && Colors.distance(color, background) < ALIKE;
    }

    private Style with(String declarations) {
        Style style = this;
        boolean flat = false;
        boolean cut = false;
        for (String declaration : declarations.split(";", 200)) {
            int colon = declaration.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String name = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = declaration.substring(colon + 1).replace("!important", "").strip().toLowerCase(Locale.ROOT);
            style = style.declared(name, value);
            flat |= (name.equals("max-height") || name.equals("height") || name.equals("max-width") || name.equals("width"))
                    && isZero(value);
            cut |= name.equals("overflow") && value.equals("hidden");
        }
        return flat && cut ? style.hiddenBy("size") : style;
    }

    private Style declared(String name, String value) {
        return switch (name) {
            case "display" -> value.equals("none") ? hiddenBy("display") : this;
            case "mso-hide" -> this;
            case "visibility" -> value.equals("hidden") || value.equals("collapse") ? hiddenBy("visibility")
                    : value.equals("visible") && why.equals("visibility") ? new Style("", color, background) : this;
            case "font-size" -> isTiny(value) ? hiddenBy("font-size")
                    : why.equals("font-size") && isSized(value) ? new Style("", color, background) : this;
            case "opacity" -> number(value) >= 0 && number(value) < 0.05 ? hiddenBy("opacity") : this;
            case "text-indent", "left", "right", "top", "margin-left", "margin-top" -> number(value) <= -900 ? hiddenBy("off-screen") : this;
            case "color" -> new Style(why.equals("color") ? "" : why, Colors.of(value), background);
            case "background-color" -> background(value);
            case "background" -> background(value.indexOf(' ') < 0 ? value : value.substring(0, value.indexOf(' ')));
            case "background-image" -> value.equals("none") ? this : new Style(why, color, -1);
            default -> this;
        };
    }

    private Style background(String value) {
        boolean none = value.equals("transparent") || value.equals("none") || value.equals("inherit") || value.equals("initial");
        return none ? this : new Style(why.equals("color") ? "" : why, color, Colors.of(value));
    }

    private Style hiddenBy(String reason) {
        return why.isEmpty() || why.equals("color") ? new Style(reason, color, background) : this;
    }

    private static boolean isZero(String value) {
        return number(value) == 0;
    }

    // A size of one pixel or less is no size; relative sizes count as fractions.
    private static boolean isTiny(String value) {
        double size = number(value);
        boolean relative = value.endsWith("em") || value.endsWith("%");
        double least = value.endsWith("%") ? 10 : relative ? 0.1 : 1.01;
        return size >= 0 && size < least && (size == 0 || !Character.isDigit(value.charAt(value.length() - 1)));
    }

    private static boolean isSized(String value) {
        return number(value) > 1 && (value.endsWith("px") || value.endsWith("pt"));
    }

    // The number a value begins with; NaN, which is less than and greater than nothing, when it begins with none.
    private static double number(String value) {
        int end = 0;
        while (end < value.length() && end < 16 && "+-.0123456789".indexOf(value.charAt(end)) >= 0) {
            end++;
        }
        try {
            return end == 0 ? Double.NaN : Double.parseDouble(value.substring(0, end));
        } catch (NumberFormatException _) {
            // Something like "1.2.3": browsers drop the declaration.
            return Double.NaN;
        }
    }
}

package dev.cordon.mdm.html;

import java.util.Locale;
import dev.cordon.files.html.Sheet;
import org.jsoup.nodes.Element;

/**
 * Whether words of an element are shown, as far as declarations decide it that mail uses to hide words: display, visibility, font size,
 * opacity, a height or width of nothing. Words in the colour of their background count as shown (D.10 of the specification).
 *
 * @param gone never shown whatever stands inside: display, opacity, size
 * @param hidden by visibility, until something inside says visible
 * @param tiny by font size, until something inside has another
 */
record Visibility(boolean gone, boolean hidden, boolean tiny) {

    static final Visibility PAGE = new Visibility(false, false, false);

    boolean isShown() {
        return !gone && !hidden && !tiny;
    }

    /** That of an element inside one of this. */
    Visibility inside(Element element, Sheet sheet) {
        Visibility at = element.attributesSize() > 0 && element.hasAttr("hidden") ? new Visibility(true, hidden, tiny) : this;
        if (!sheet.isEmpty()) {
            for (String declarations : sheet.rules(element)) {
                at = at.with(declarations);
            }
        }
        String own = element.attributesSize() > 0 ? element.attr("style") : "";
        return own.isEmpty() ? at : at.with(own);
    }

    private Visibility with(String declarations) {
        if (!mayHide(declarations)) {
            return this;
        }
        Visibility at = this;
        boolean flat = false;
        boolean cut = false;
        int from = 0;
        for (int count = 0; from < declarations.length() && count < 200; count++) {
            int end = declarations.indexOf(';', from);
            int to = end < 0 ? declarations.length() : end;
            int colon = declarations.indexOf(':', from);
            if (colon > 0 && colon < to) {
                String name = declarations.substring(from, colon).strip().toLowerCase(Locale.ROOT);
                String value = declarations.substring(colon + 1, to).replace("!important", "").strip().toLowerCase(Locale.ROOT);
                at = at.declared(name, value);
                flat |= (name.equals("max-height") || name.equals("height") || name.equals("max-width") || name.equals("width"))
                        && size(value) == 0;
                cut |= name.equals("overflow") && value.equals("hidden");
            }
            from = to + 1;
        }
        return flat && cut ? new Visibility(true, at.hidden, at.tiny) : at;
    }

    // Most declarations name only colours and fonts.
    private static boolean mayHide(String text) {
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i) | 32;
            if (c == 'd' && text.regionMatches(true, i, "display", 0, 7) || c == 'v' && text.regionMatches(true, i, "visib", 0, 5)
                    || c == 'o' && (text.regionMatches(true, i, "opacity", 0, 7) || text.regionMatches(true, i, "overflow", 0, 8))
                    || c == 'f' && text.regionMatches(true, i, "font", 0, 4)) {
                return true;
            }
        }
        return false;
    }

    private Visibility declared(String name, String value) {
        return switch (name) {
            case "display" -> value.equals("none") ? new Visibility(true, hidden, tiny) : this;
            case "visibility" -> new Visibility(gone, value.equals("hidden") || value.equals("collapse") || hidden
                    && !value.equals("visible"), tiny);
            case "font-size" -> sized(value);
            case "font" -> value.startsWith("0/") || value.startsWith("0px") || value.startsWith("0 ") ? new Visibility(gone, hidden,
                    true) : this;
            case "opacity" -> size(value) >= 0 && size(value) < 0.05 ? new Visibility(true, hidden, tiny) : this;
            default -> this;
        };
    }

    private Visibility sized(String value) {
        double size = size(value);
        if (size == 0) {
            return new Visibility(gone, hidden, true);
        }
        boolean relative = value.endsWith("em") && !value.endsWith("rem") || value.endsWith("%") || !(size > 0);
        return tiny && !relative ? new Visibility(gone, hidden, false) : this;
    }

    // The number a value begins with; NaN, which is neither less nor more than anything, when it begins with none.
    private static double size(String value) {
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

package dev.cordon.files.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The simple rules of a document's style sheets: one element, class or id as selector, outside any {@code @} block. They are
 * what hides words in practice; rules that need a layout engine are left alone, because a wrong guess would hide seen words.
 */
public final class Sheet {

    private static final int BYTES_MAX = 200_000;
    private static final int RULES_MAX = 2_000;

    private final Map<String, List<String>> rules = new HashMap<>();

    private Sheet() {
    }

    /** No rules. */
    public static Sheet none() {
        return new Sheet();
    }

    /** Whether there are no rules. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The rules of all style elements. */
    public static Sheet of(Document document) {
        Sheet sheet = new Sheet();
        int count = 0;
        for (Element style : document.getElementsByTag("style")) {
            String text = style.data();
            count = sheet.read(text.length() > BYTES_MAX ? text.substring(0, BYTES_MAX) : text, count);
        }
        return sheet;
    }

    /** The declarations that apply to an element. */
    public List<String> rules(Element element) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>(rules.getOrDefault(element.normalName(), List.of()));
        for (String name : element.classNames()) {
            found.addAll(rules.getOrDefault("." + name.toLowerCase(Locale.ROOT), List.of()));
            found.addAll(rules.getOrDefault(element.normalName() + "." + name.toLowerCase(Locale.ROOT), List.of()));
        }
        if (!element.id().isEmpty()) {
            found.addAll(rules.getOrDefault("#" + element.id().toLowerCase(Locale.ROOT), List.of()));
        }
        return found;
    }

    private int read(String css, int already) {
        int count = already;
        int at = 0;
        while (at < css.length() && count < RULES_MAX) {
            int open = css.indexOf('{', at);
            if (open < 0) {
                break;
            }
            String selectors = uncommented(css.substring(at, open));
            if (selectors.strip().startsWith("@")) {
                at = blockEnd(css, open);
                continue;
            }
            int close = css.indexOf('}', open);
            int end = close < 0 ? css.length() : close;
            String declarations = css.substring(open + 1, end);
            for (String selector : selectors.split(",", 100)) {
                rules.computeIfAbsent(selector.strip().toLowerCase(Locale.ROOT), _ -> new ArrayList<>()).add(declarations);
                count++;
            }
            at = end + 1;
        }
        return count;
    }

    private static int blockEnd(String css, int open) {
        int depth = 0;
        for (int at = open; at < css.length(); at++) {
            depth += css.charAt(at) == '{' ? 1 : css.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return css.length();
    }

    private static String uncommented(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("/*", at);
            out.append(text, at, open < 0 ? text.length() : open);
            int close = open < 0 ? -1 : text.indexOf("*/", open + 2);
            at = close < 0 ? text.length() : close + 2;
        }
        return out.toString().replace("<!--", "").replace("-->", "");
    }
}

package dev.cordon.mdm.html;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.address.Urls;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links of texts as {@code Link} objects. */
public final class Links {

    /** The most links of one text. */
    public static final int MAX = 10_000;

    /**
     * A link with its place in the text that is seen.
     *
     * @param from where it begins
     * @param link the object
     * @param key what two links share that are the same
     */
    public record Placed(int from, Struct link, String key) {}

    private Links() {
    }

    /** The links of HTML: its elements, and addresses in its words outside of them; in order, none twice. */
    public static List<Placed> of(HtmlView view) {
        List<Placed> found = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        List<TextLinks.Found> plain = TextLinks.in(view.display(), MAX);
        int next = 0;
        for (HtmlView.Anchor anchor : view.anchors()) {
            next = plainUntil(plain, next, anchor, found);
            add(anchor(anchor), found);
        }
        while (next < plain.size()) {
            add(plain(plain.get(next++)), found);
        }
        found.removeIf(p -> !keys.add(p.key()));
        return found;
    }

    /** The links of plain text; in order, none twice. */
    public static List<Placed> of(String text) {
        List<Placed> found = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        TextLinks.in(text, MAX).forEach(f -> add(plain(f), found));
        found.removeIf(p -> !keys.add(p.key()));
        return found;
    }

    /** The objects of several lists of links, none twice. */
    public static List<Struct> joined(Collection<List<Placed>> lists) {
        List<Struct> all = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (List<Placed> list : lists) {
            for (Placed placed : list) {
                if (keys.add(placed.key())) {
                    all.add(placed.link());
                }
            }
        }
        return all;
    }

    private static void add(@Nullable Placed placed, List<Placed> found) {
        if (placed != null && found.size() < MAX) {
            found.add(placed);
        }
    }

    // Addresses in words before an element are added; those in its words belong to it.
    private static int plainUntil(List<TextLinks.Found> plain, int from, HtmlView.Anchor anchor, List<Placed> found) {
        int next = from;
        while (next < plain.size() && plain.get(next).from() < anchor.to()) {
            if (plain.get(next).to() <= anchor.from()) {
                add(plain(plain.get(next)), found);
            }
            next++;
        }
        return next;
    }

    private static @Nullable Placed anchor(HtmlView.Anchor anchor) {
        String href = anchor.href().strip();
        if (href.isEmpty() || href.charAt(0) == '#') {
            return null;
        }
        Struct target = Urls.target(href);
        String text = anchor.text();
        Struct shown = isUrl(text) ? Urls.loose(text) : null;
        Struct link = Struct.of(Schema.LINK)
                .set("href_url", target)
                .set("display_url", shown)
                .set("display_text", text.isEmpty() || shown != null ? null : text)
                .set("parser", "hyperlink")
                .set("visible", anchor.visible())
                .lazy("mismatched", () -> mismatched(target, shown));
        return new Placed(anchor.from(), link, target.get("url") + "\0" + text);
    }

    private static @Nullable Placed plain(TextLinks.Found found) {
        Struct target = found.mail() ? Urls.strict("mailto:" + found.text()) : Urls.loose(found.text());
        if (target == null) {
            return null;
        }
        Struct link = Struct.of(Schema.LINK)
                .set("href_url", target)
                .set("display_url", target)
                .set("parser", "plain")
                .set("visible", true)
                .lazy("mismatched", () -> mismatched(target, target));
        return new Placed(found.from(), link, target.get("url") + "\0" + found.text());
    }

    /** Whether words are an address and nothing else. */
    static boolean isUrl(String text) {
        if (text.length() > 4_096 || text.indexOf(' ') >= 0 || text.indexOf('\n') >= 0) {
            return false;
        }
        List<TextLinks.Found> found = TextLinks.in(text, 1);
        return !found.isEmpty() && !found.getFirst().mail() && found.getFirst().from() == 0 && text.length() - found.getFirst().to() <= 1;
    }

    private static @Nullable Boolean mismatched(Struct target, @Nullable Struct shown) {
        if (shown == null || !(target.get("domain") instanceof Struct to) || !(shown.get("domain") instanceof Struct says)
                || !Boolean.TRUE.equals(to.get("valid")) || !Boolean.TRUE.equals(says.get("valid"))) {
            return null;
        }
        return !String.valueOf(to.get("root_domain")).equals(says.get("root_domain"));
    }
}

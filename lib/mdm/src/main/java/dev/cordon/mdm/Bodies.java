package dev.cordon.mdm;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.file.Attachments;
import dev.cordon.mdm.html.HtmlObjects;
import dev.cordon.mdm.html.HtmlView;
import dev.cordon.mdm.html.Links;
import dev.cordon.mdm.thread.Threads;
import dev.cordon.mime.MimePart;
import dev.cordon.mime.RawRange;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The text of a message as the {@code Body} object; nothing is decoded before it is asked for. */
final class Bodies {

    private final Parts parts;
    private final Supplier<String> html;
    private final Supplier<String> plain;
    private final Supplier<HtmlView> view;
    private final Supplier<List<Links.Placed>> htmlLinks;
    private final Supplier<List<Links.Placed>> plainLinks;
    private final Supplier<Optional<Threads>> threads;

    private Bodies(Parts parts) {
        this.parts = parts;
        html = HtmlObjects.once(() -> text(parts.html()));
        plain = HtmlObjects.once(() -> text(parts.plain()));
        view = HtmlObjects.once(() -> HtmlView.of(html.get()));
        htmlLinks = HtmlObjects.once(() -> parts.html().isEmpty() ? List.of() : Links.of(view.get()));
        plainLinks = HtmlObjects.once(() -> parts.plain().isEmpty() ? List.of() : Links.of(plain.get()));
        threads = HtmlObjects.once(this::threads);
    }

    static Struct of(Parts parts) {
        Bodies bodies = new Bodies(parts);
        return Struct.of(Schema.BODY)
                .lazy("html", bodies::html)
                .lazy("plain", bodies::plain)
                .lazy("links", () -> Links.joined(List.of(bodies.htmlLinks.get(), bodies.plainLinks.get())))
                .lazy("ips", bodies::ips)
                .lazy("current_thread", () -> bodies.threads.get().map(Threads::current).orElse(null))
                .lazy("previous_threads", () -> bodies.threads.get().map(Threads::previous).orElse(List.of()));
    }

    private static String text(List<MimePart> parts) {
        if (parts.size() == 1) {
            return parts.getFirst().body().text();
        }
        StringBuilder all = new StringBuilder();
        for (MimePart part : parts) {
            all.append(all.isEmpty() ? "" : "\n").append(part.body().text());
        }
        return all.toString();
    }

    private Optional<Threads> threads() {
        if (!parts.html().isEmpty() && (!view.get().display().isBlank() || parts.plain().isEmpty())) {
            return Optional.of(Threads.of(view.get(), htmlLinks));
        }
        return parts.plain().isEmpty() ? Optional.empty() : Optional.of(Threads.of(plain.get(), plainLinks));
    }

    private @Nullable Struct html() {
        if (parts.html().isEmpty()) {
            return null;
        }
        MimePart part = parts.html().getFirst();
        Struct struct = Struct.of(Schema.BODY_HTML).lazy("raw", html)
                .lazy("charset", () -> part.body().charset())
                .set("content_transfer_encoding", Attachments.encoding(part));
        place(struct, part);
        return HtmlObjects.fill(struct, view, htmlLinks);
    }

    private @Nullable Struct plain() {
        if (parts.plain().isEmpty()) {
            return null;
        }
        MimePart part = parts.plain().getFirst();
        Struct struct = Struct.of(Schema.BODY_PLAIN).lazy("raw", plain)
                .lazy("charset", () -> part.body().charset())
                .set("content_transfer_encoding", Attachments.encoding(part))
                .lazy("links", () -> plainLinks.get().stream().map(Links.Placed::link).toList());
        place(struct, part);
        return struct;
    }

    private static void place(Struct struct, MimePart part) {
        RawRange range = part.source().rawCover(part.bodyRange());
        struct.place("raw", range.from(), range.to());
    }

    private List<Struct> ips() {
        Set<String> seen = new LinkedHashSet<>();
        List<Struct> found = new ArrayList<>();
        for (Struct link : Links.joined(List.of(htmlLinks.get(), plainLinks.get()))) {
            if (link.get("href_url") instanceof Struct url && url.get("ip") instanceof Struct ip
                    && seen.add(String.valueOf(ip.get("ip")))) {
                found.add(ip);
            }
        }
        return found;
    }
}

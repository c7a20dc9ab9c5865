package dev.cordon.mdm.html;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.value.Struct;
import java.util.List;
import java.util.function.Supplier;

/** HTML as objects of the model, read when something of them is asked for. */
public final class HtmlObjects {

    private HtmlObjects() {
    }

    /** The object for a source. */
    public static Struct of(String source) {
        Supplier<HtmlView> view = once(() -> HtmlView.of(source));
        return fill(Struct.of(Schema.HTML).set("raw", source), view, once(() -> Links.of(view.get())));
    }

    /** The object for a node that is no element: its text is everything it has. */
    public static Struct text(String text) {
        return Struct.of(Schema.HTML).set("raw", text).set("inner_text", text).set("display_text", text).set("links", List.of());
    }

    /** Fills the fields that every type of HTML has, except {@code raw}. */
    public static Struct fill(Struct html, Supplier<HtmlView> view, Supplier<List<Links.Placed>> links) {
        return html.lazy("display_text", () -> view.get().display())
                .lazy("inner_text", () -> view.get().inner())
                .lazy("links", () -> links.get().stream().map(Links.Placed::link).toList());
    }

    /** A supplier that asks another once and keeps what it gives; for one thread. */
    public static <T> Supplier<T> once(Supplier<T> make) {
        return new Once<>(make);
    }

    private static final class Once<T> implements Supplier<T> {
        private final Supplier<T> make;
        private final java.util.ArrayList<T> kept = new java.util.ArrayList<>(1);

        Once(Supplier<T> make) {
            this.make = make;
        }

        @Override public T get() {
            if (kept.isEmpty()) {
                kept.add(make.get());
            }
            return kept.getFirst();
        }
    }
}

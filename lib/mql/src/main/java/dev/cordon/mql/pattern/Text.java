package dev.cordon.mql.pattern;

import org.jspecify.annotations.Nullable;

/** A text that is asked about several times; its folded form is made once. Used by one thread at a time. */
public final class Text {
    private final String raw;
    private @Nullable String folded;

    /** What the owner of the text remembers about it. */
    public @Nullable Object note;

    /** How often it was asked about. */
    public int asked;

    /** Over a text. */
    public Text(String raw) {
        this.raw = raw;
    }

    /** As it is. */
    public String raw() {
        return raw;
    }

    /** With every code point folded. */
    public String folded() {
        String known = folded;
        if (known == null) {
            known = Folding.fold(raw);
            folded = known;
        }
        return known;
    }
}

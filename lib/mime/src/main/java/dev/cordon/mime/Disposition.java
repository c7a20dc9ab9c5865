package dev.cordon.mime;

import java.util.Locale;

/**
 * How a part wants to be presented (RFC 2183).
 *
 * @param parameters the word and its parameters
 */
public record Disposition(Parameters parameters) {

    /** The word, in lower case: {@code inline}, {@code attachment}, or whatever else stands there. */
    public String word() {
        return parameters.head().toLowerCase(Locale.ROOT);
    }

    /** Whether the part is to be shown only on request; RFC 2183 §2.8 wants unknown words treated so too. */
    public boolean isAttachment() {
        return !word().equals("inline") && !word().isEmpty();
    }
}

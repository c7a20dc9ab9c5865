package dev.cordon.mdm.functions;

import dev.cordon.mdm.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code strings.parse_html}. */
final class ParseHtmlText implements Unanswered {

    private static final Signature SIGNATURE = new Signature("strings.parse_html", List.of(), List.of(
            Declare.required("text", Declare.STRINGY, "The text.")), Schema.HTML,
            "Reads a text as HTML. Null when the text is null.",
            List.of(), "strings.parse_html");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

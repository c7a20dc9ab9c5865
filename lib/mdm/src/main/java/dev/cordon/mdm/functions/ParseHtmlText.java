package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.html.HtmlObjects;
import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code strings.parse_html}. */
final class ParseHtmlText implements MqlFunction {

    private static final Signature SIGNATURE = new Signature("strings.parse_html", List.of(), List.of(
            Declare.required("text", Declare.STRINGY, "The text.")), Schema.HTML,
            "Reads a text as HTML. Null when the text is null.",
            List.of(new Signature.Example("strings.parse_html(\"<p>Hi <b>you</b></p>\").display_text", "\"Hi you\"")), "");

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        return call.argument(0) instanceof String text ? HtmlObjects.of(text) : null;
    }

    @Override public boolean pure() {
        return false;
    }
}

package dev.cordon.mdm.functions;

import dev.cordon.mdm.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code file.parse_html}. */
final class ParseHtml implements Unanswered {

    private static final Signature SIGNATURE = new Signature("file.parse_html", List.of(), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), Schema.HTML,
            "Reads a file as HTML. Null when the file is null.",
            List.of(), "file.parse_html");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

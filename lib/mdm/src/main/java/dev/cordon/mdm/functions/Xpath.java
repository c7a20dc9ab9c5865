package dev.cordon.mdm.functions;

import dev.cordon.mdm.AnswerSchema;
import dev.cordon.mdm.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code html.xpath}. */
final class Xpath implements Unanswered {

    private static final Signature SIGNATURE = new Signature("html.xpath", List.of("beta.html_xpath"), List.of(
            Declare.required("html", Schema.htmlLike(), "The document."),
            Declare.required("query", Declare.STRINGY, "An XPath 1.0 expression.")), AnswerSchema.XPATH,
            "Elements, attributes, text and comments that an XPath selects in the HTML tree; names are in lower "
            + "case. A query that cannot be read selects nothing. Null when the document or the query is null.",
            List.of(), "html.xpath");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

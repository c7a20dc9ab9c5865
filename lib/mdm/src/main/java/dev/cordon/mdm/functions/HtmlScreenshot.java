package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code file.html_screenshot}. */
final class HtmlScreenshot implements Unanswered {

    private static final Signature SIGNATURE = new Signature("file.html_screenshot", List.of(), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), Schema.FILE,
            "A picture of HTML as a person sees it.",
            List.of(), "file.html_screenshot");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code ml.link_analysis}. */
final class LinkAnalysis implements Unanswered {

    private static final Signature SIGNATURE = new Signature("ml.link_analysis", List.of("beta.linkanalysis"), List.of(
            Declare.required("link", Declare.LINKS, "The link or URL."),
            Declare.keyword("mode", Declare.STRINGY, "default or aggressive.")), AnswerSchema.LINK_ANALYSIS,
            "Visits a link in a browser and judges the page.",
            List.of(), "ml.link_analysis");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code ml.nlu_classifier}. */
final class NluClassifier implements Unanswered {

    private static final Signature SIGNATURE = new Signature("ml.nlu_classifier", List.of("beta.ml_nlu_classifier"), List.of(
            Declare.required("text", Declare.STRINGY, "The text."),
            Declare.keyword("subject", Declare.STRINGY, "Subject to see the text with; that of the message when left out."),
            Declare.keyword("display_name", Declare.STRINGY, "Name of the sender; that of the message when left out.")), AnswerSchema.NLU,
            "What a text wants, names and is about. Null when no model is there or the text is null.",
            List.of(), "ml.nlu_classifier");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

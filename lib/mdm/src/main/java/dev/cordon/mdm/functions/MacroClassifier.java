package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code ml.macro_classifier}. */
final class MacroClassifier implements Unanswered {

    private static final Signature SIGNATURE = new Signature("ml.macro_classifier", List.of(), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), AnswerSchema.MACRO,
            "Whether macros in a file are malicious.",
            List.of(), "ml.macro_classifier");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

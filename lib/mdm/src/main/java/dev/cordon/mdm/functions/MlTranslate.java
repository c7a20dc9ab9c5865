package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code beta.ml_translate}. */
final class MlTranslate implements Unanswered {

    private static final Signature SIGNATURE = new Signature("beta.ml_translate", List.of(), List.of(
            Declare.required("text", Declare.STRINGY, "The text.")), AnswerSchema.TRANSLATION,
            "A text in English.",
            List.of(), "beta.ml_translate");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

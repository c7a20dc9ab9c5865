package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code beta.ml_topic}. */
final class MlTopic implements Unanswered {

    private static final Signature SIGNATURE = new Signature("beta.ml_topic", List.of(), List.of(
            Declare.required("text", Declare.STRINGY, "The text.")), AnswerSchema.TOPICS,
            "What a text is about.",
            List.of(), "beta.ml_topic");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

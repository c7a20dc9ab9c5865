package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code beta.ml_extract_sensitive_information}. */
final class ExtractSensitiveInformation implements Unanswered {

    private static final Signature SIGNATURE = new Signature("beta.ml_extract_sensitive_information", List.of(), List.of(
            Declare.required("text", Declare.STRINGY, "The text.")), AnswerSchema.SENSITIVE,
            "Personal data, credentials and numbers of documents in a text.",
            List.of(), "beta.ml_extract_sensitive_information");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

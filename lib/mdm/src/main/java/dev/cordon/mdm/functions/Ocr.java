package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code beta.ocr}. */
final class Ocr implements Unanswered {

    private static final Signature SIGNATURE = new Signature("beta.ocr", List.of(), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), AnswerSchema.OCR,
            "Text in a picture or in the pages of a PDF.",
            List.of(), "beta.ocr");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

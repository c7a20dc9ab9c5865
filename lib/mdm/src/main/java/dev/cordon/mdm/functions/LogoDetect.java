package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code ml.logo_detect}. */
final class LogoDetect implements Unanswered {

    private static final Signature SIGNATURE = new Signature("ml.logo_detect", List.of("beta.logo_detect"), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), AnswerSchema.LOGOS,
            "Finds logos of brands in a picture.",
            List.of(), "ml.logo_detect");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code file.oletools}. */
final class Oletools implements Unanswered {

    private static final Signature SIGNATURE = new Signature("file.oletools", List.of("beta.oletools"), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), AnswerSchema.OLETOOLS,
            "Looks for macros, encryption and references to outside in Office files.",
            List.of(), "file.oletools");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

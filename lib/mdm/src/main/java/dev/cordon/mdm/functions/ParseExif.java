package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code beta.parse_exif}. */
final class ParseExif implements Unanswered {

    private static final Signature SIGNATURE = new Signature("beta.parse_exif", List.of(), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), AnswerSchema.EXIF,
            "Metadata of a file.",
            List.of(), "beta.parse_exif");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

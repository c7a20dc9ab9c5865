package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code file.expand_archives}. */
final class ExpandArchives implements Unanswered {

    private static final Signature SIGNATURE = new Signature("file.expand_archives", List.of("beta.expand_archives"), List.of(
            Declare.required("file", Schema.fileLike(), "The file."),
            Declare.optional("max_depth", Declare.INTEGER, "How many levels; 5 when left out.")), AnswerSchema.ARCHIVE_FILES,
            "Unpacks archives recursively without scanning what is in them.",
            List.of(), "file.expand_archives");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

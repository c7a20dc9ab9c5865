package dev.cordon.mdm.functions;

import dev.cordon.mdm.AnswerSchema;
import dev.cordon.mdm.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code file.parse_ics}. */
final class ParseIcs implements Unanswered {

    private static final Signature SIGNATURE = new Signature("file.parse_ics", List.of("beta.file.parse_ics"), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), AnswerSchema.ICS,
            "Reads a calendar (RFC 5545). Null when the file is null or holds no calendar.",
            List.of(), "file.parse_ics");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

package dev.cordon.mdm.functions;

import dev.cordon.mdm.AnswerSchema;
import dev.cordon.mdm.Schema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code file.parse_text}. */
final class ParseText implements Unanswered {

    private static final Signature SIGNATURE = new Signature("file.parse_text", List.of(), List.of(
            Declare.required("file", Schema.fileLike(), "The file."),
            Declare.optional("encodings", Declare.STRINGS, "ascii, utf8, utf16-le, utf16-be, latin1; the first that fits; ascii and utf8 when left out.")), AnswerSchema.TEXT,
            "Reads a file as text; the text is null when it is in none of the encodings. Null when the file is "
            + "null.",
            List.of(), "file.parse_text");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

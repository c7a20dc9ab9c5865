package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.file.TextReading;
import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.value.Struct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code file.parse_text}. */
final class ParseText implements MqlFunction {

    private static final Signature SIGNATURE = new Signature("file.parse_text", List.of(), List.of(
            Declare.required("file", Schema.fileLike(), "The file."),
            Declare.optional("encodings", Declare.STRINGS,
                    "ascii, utf8, utf16-le, utf16-be, latin1; the first that fits; ascii and utf8 when left out.")), AnswerSchema.TEXT,
            "Reads a file as text; the text is null when it is in none of the encodings. Null when the file is "
            + "null.",
            List.of(), "");

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        byte[] bytes = call.argument(0) instanceof Struct file ? FileBytes.of(file) : null;
        if (bytes == null) {
            return null;
        }
        Object given = call.count() > 1 ? call.argument(1) : call.keyword("encodings");
        List<String> encodings = given instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of("ascii", "utf8");
        return Struct.of(AnswerSchema.TEXT).set("text", TextReading.text(bytes, encodings));
    }

    @Override public boolean pure() {
        return false;
    }
}

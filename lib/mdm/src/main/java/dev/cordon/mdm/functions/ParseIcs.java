package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AnswerSchema;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.file.Calendars;
import dev.cordon.mdm.file.TextReading;
import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.value.Struct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code file.parse_ics}. */
final class ParseIcs implements MqlFunction {

    private static final Signature SIGNATURE = new Signature("file.parse_ics", List.of("beta.file.parse_ics"), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), AnswerSchema.ICS,
            "Reads a calendar (RFC 5545). Null when the file is null or holds no calendar.",
            List.of(), "");

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        byte[] bytes = call.argument(0) instanceof Struct file ? FileBytes.of(file) : null;
        return bytes == null ? null : Calendars.of(TextReading.html(bytes));
    }

    @Override public boolean pure() {
        return false;
    }
}

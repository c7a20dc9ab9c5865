package dev.cordon.mdm.functions;

import dev.cordon.mdm.Mdm;
import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.value.Struct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code file.parse_eml}. */
final class ParseEml implements MqlFunction {

    private static final Signature SIGNATURE = new Signature("file.parse_eml", List.of(), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), Schema.MESSAGE,
            "Reads an enclosed message as the message itself is read. What comes from the mailbox or the "
            + "organisation is null. Null when the file is null.",
            List.of(), "");

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof Struct file)) {
            return null;
        }
        byte[] bytes = FileBytes.of(file);
        return bytes == null ? null : call.once(new OnceKey("file.parse_eml", file), () -> Mdm.enclosed(bytes));
    }

    @Override public boolean pure() {
        return false;
    }
}

package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.file.TextReading;
import dev.cordon.mdm.html.HtmlObjects;
import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.value.Struct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code file.parse_html}. */
final class ParseHtml implements MqlFunction {

    private static final Signature SIGNATURE = new Signature("file.parse_html", List.of(), List.of(
            Declare.required("file", Schema.fileLike(), "The file.")), Schema.HTML,
            "Reads a file as HTML. Null when the file is null.",
            List.of(), "");

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof Struct file)) {
            return null;
        }
        byte[] bytes = FileBytes.of(file);
        return bytes == null ? null : call.once(new OnceKey("file.parse_html", file), () -> HtmlObjects.of(TextReading.html(bytes)));
    }

    @Override public boolean pure() {
        return false;
    }
}

package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AddressSchema;
import dev.cordon.mdm.address.Urls;
import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code strings.parse_url}. */
final class ParseUrl implements MqlFunction {

    private static final Signature SIGNATURE = new Signature("strings.parse_url", List.of(), List.of(
            Declare.required("text", Declare.STRINGY, "The text."),
            Declare.keyword("strict", Declare.BOOLEAN, "Whether it must begin with a scheme; true when left out.")), AddressSchema.URL,
            "Reads a URL, undoing what rewriting services did to it. Null when the text is null or is none.",
            List.of(new Signature.Example("strings.parse_url(\"https://user@www.example.com/a?b=c\").domain.root_domain",
                    "\"example.com\""),
                    new Signature.Example("strings.parse_url(\"example.com/a\", strict=false).path", "\"/a\""),
                    new Signature.Example("strings.parse_url(\"example.com/a\").path", "null")), "");

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        if (!(call.argument(0) instanceof String text)) {
            return null;
        }
        return Boolean.FALSE.equals(call.keyword("strict")) ? Urls.loose(text) : Urls.strict(text);
    }

    @Override public boolean pure() {
        return false;
    }
}

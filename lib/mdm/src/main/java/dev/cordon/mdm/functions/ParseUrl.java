package dev.cordon.mdm.functions;

import dev.cordon.mdm.AddressSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code strings.parse_url}. */
final class ParseUrl implements Unanswered {

    private static final Signature SIGNATURE = new Signature("strings.parse_url", List.of(), List.of(
            Declare.required("text", Declare.STRINGY, "The text."),
            Declare.keyword("strict", Declare.BOOLEAN, "Whether it must begin with a scheme; true when left out.")), AddressSchema.URL,
            "Reads a URL, undoing what rewriting services did to it. Null when the text is null or is none.",
            List.of(), "strings.parse_url");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

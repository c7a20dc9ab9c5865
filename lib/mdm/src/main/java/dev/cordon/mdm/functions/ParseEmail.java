package dev.cordon.mdm.functions;

import dev.cordon.mdm.AddressSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code strings.parse_email}. */
final class ParseEmail implements Unanswered {

    private static final Signature SIGNATURE = new Signature("strings.parse_email", List.of(), List.of(
            Declare.required("text", Declare.STRINGY, "The text.")), AddressSchema.EMAIL_ADDRESS,
            "Reads an address. Null when the text is null or is none.",
            List.of(), "strings.parse_email");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

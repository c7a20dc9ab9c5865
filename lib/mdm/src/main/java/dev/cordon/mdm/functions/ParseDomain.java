package dev.cordon.mdm.functions;

import dev.cordon.mdm.AddressSchema;
import dev.cordon.mql.function.Signature;
import java.util.List;

/** {@code strings.parse_domain}. */
final class ParseDomain implements Unanswered {

    private static final Signature SIGNATURE = new Signature("strings.parse_domain", List.of(), List.of(
            Declare.required("text", Declare.STRINGY, "The text.")), AddressSchema.DOMAIN,
            "Reads a domain name. Null when the text is null or is none.",
            List.of(), "strings.parse_domain");

    @Override public Signature signature() {
        return SIGNATURE;
    }
}

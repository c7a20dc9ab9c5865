package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AddressSchema;
import dev.cordon.mdm.address.Domains;
import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code strings.parse_domain}. */
final class ParseDomain implements MqlFunction {

    private static final Signature SIGNATURE = new Signature("strings.parse_domain", List.of(), List.of(
            Declare.required("text", Declare.STRINGY, "The text.")), AddressSchema.DOMAIN,
            "Reads a domain name. Null when the text is null or is none.",
            List.of(new Signature.Example("strings.parse_domain(\"www.example.co.uk\").tld", "\"co.uk\""),
                    new Signature.Example("strings.parse_domain(\"no domain\").tld", "null")), "");

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        return call.argument(0) instanceof String text ? Domains.strict(text) : null;
    }

    @Override public boolean pure() {
        return false;
    }
}

package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.AddressSchema;
import dev.cordon.mdm.address.Addresses;
import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code strings.parse_email}. */
final class ParseEmail implements MqlFunction {

    private static final Signature SIGNATURE = new Signature("strings.parse_email", List.of(), List.of(
            Declare.required("text", Declare.STRINGY, "The text.")), AddressSchema.EMAIL_ADDRESS,
            "Reads an address. Null when the text is null or is none.",
            List.of(new Signature.Example("strings.parse_email(\"Ada <Ada@Example.com>\").email", "\"ada@example.com\""),
                    new Signature.Example("strings.parse_email(\"nobody\").email", "null")), "");

    @Override public Signature signature() {
        return SIGNATURE;
    }

    @Override public @Nullable Object call(Call call) {
        return call.argument(0) instanceof String text ? Addresses.strict(text) : null;
    }

    @Override public boolean pure() {
        return false;
    }
}

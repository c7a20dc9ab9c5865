package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import java.util.Optional;

/** {@code keys}: the keys. */
final class KeysForm extends FormRule {
    KeysForm() {
        super(Body.NONE, "keys(map: map | json) -> [string]",
            "The keys of a map or of a JSON object, in their order. Null for null.",
            new Example("keys(strings.parse_json('{\"a\": 1}'))", "['a']"));
    }

    @Override Optional<Type> plain(Type argument) {
        return argument instanceof Type.MapOf || argument == Scalar.JSON || argument == Scalar.NULL
                ? Optional.of(Type.listOf(Scalar.STRING)) : Optional.empty();
    }
}

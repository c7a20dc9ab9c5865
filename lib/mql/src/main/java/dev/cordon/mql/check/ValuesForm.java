package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import java.util.Optional;

/** {@code values}: the values. */
final class ValuesForm extends FormRule {
    ValuesForm() {
        super(Body.NONE, "values(map: map<string, T> | json) -> [T]",
            "The values of a map or of a JSON object, in the order of their keys. Null for null.",
            new Example("values(strings.parse_json('{\"a\": 1}'))", "[1]"));
    }

    @Override Optional<Type> plain(Type argument) {
        return argument instanceof Type.MapOf map ? Optional.of(Type.listOf(map.value()))
                : argument == Scalar.JSON || argument == Scalar.NULL ? Optional.of(Type.listOf(Scalar.JSON)) : Optional.empty();
    }
}

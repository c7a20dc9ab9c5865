package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import java.util.Optional;

/** {@code length}: how long. */
final class LengthForm extends FormRule {
    LengthForm() {
        super(Body.NONE, "length(x: string | [T] | map | json) -> integer",
            "How many code points a string has, how many elements an array, how many keys a map. Null for a null "
            + "string, array or JSON; 0 for a null map.",
            new Example("length('abc')", "3"),
            new Example("length([])", "0"));
    }

    @Override Optional<Type> plain(Type argument) {
        return argument instanceof StructType || argument instanceof Scalar && !Fitting.isText(argument)
                ? Optional.empty() : Optional.of(Scalar.INTEGER);
    }

    @Override String plainPath(String argument) {
        return "";
    }
}

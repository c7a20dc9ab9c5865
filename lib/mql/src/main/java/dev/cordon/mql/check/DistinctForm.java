package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import java.util.Optional;

/** {@code distinct}: without repetitions. */
final class DistinctForm extends FormRule {
    DistinctForm() {
        super(Body.KEY_OR_NONE, "distinct(array: [T], key: U = the element) -> [T]",
            "The first element for each value of the key, in their order; null is a key like any other. A null array "
            + "gives an empty one.",
            new Example("distinct(['a', 'b', 'a'])", "['a', 'b']"),
            new Example("distinct([1, 2, 3], . > 1)", "[1, 2]"));
    }

    @Override Type loop(Type element, Type body) {
        return Type.listOf(element);
    }

    @Override String loopPath(String array, String body) {
        return array;
    }

    @Override Optional<Type> plain(Type argument) {
        return argument instanceof Type.ListOf list && Fitting.isScalar(list.element()) || argument == Scalar.NULL
                ? Optional.of(argument) : Optional.empty();
    }
}

package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import java.util.Optional;

/** {@code flatten}: arrays of arrays as one. */
final class FlattenForm extends FormRule {
    FlattenForm() {
        super(Body.NONE, "flatten(array: [[T]]) -> [T]",
            "The elements of nested arrays, of every level, as one array. A null array gives an empty one.",
            new Example("flatten([[1], [2, 3]])", "[1, 2, 3]"));
    }

    @Override Optional<Type> plain(Type argument) {
        return argument instanceof Type.ListOf list ? Optional.of(Type.listOf(leaf(list)))
                : argument == Scalar.NULL ? Optional.of(Type.listOf(Scalar.NULL)) : Optional.empty();
    }

    @Override String plainPath(String argument) {
        return argument + "[]";
    }

    private static Type leaf(Type type) {
        Type leaf = type;
        while (leaf instanceof Type.ListOf list) {
            leaf = list.element();
        }
        return leaf;
    }
}

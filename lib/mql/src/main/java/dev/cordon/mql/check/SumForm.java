package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import java.util.Optional;

/** {@code sum}: the sum. */
final class SumForm extends FormRule {
    SumForm() {
        super(Body.NUMBER_OR_NONE, "sum(array: [number], expression: number = the element) -> number",
            "The sum of the elements, or of the expression for each; nulls are left out. 0 for an empty or null "
            + "array.",
            new Example("sum([1, 2])", "3"));
    }

    @Override Type loop(Type element, Type body) {
        return of(body);
    }

    @Override Optional<Type> plain(Type argument) {
        return argument instanceof Type.ListOf list && Fitting.isNumber(list.element()) ? Optional.of(of(list.element()))
                : argument == Scalar.NULL ? Optional.of(Scalar.INTEGER) : Optional.empty();
    }

    @Override String plainPath(String argument) {
        return "";
    }

    private static Type of(Type type) {
        return type == Scalar.FLOAT || type == Scalar.JSON ? Scalar.FLOAT : Scalar.INTEGER;
    }
}

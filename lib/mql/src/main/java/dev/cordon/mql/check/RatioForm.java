package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;

/** {@code ratio}: the share of elements that fit. */
final class RatioForm extends FormRule {
    RatioForm() {
        super(Body.CONDITION, "ratio(array: [T], predicate: boolean) -> float",
            "The share of elements, from 0.0 to 1.0, for which the predicate is true. Elements with a null predicate "
            + "count in the whole only. Null for an empty or null array.",
            new Example("ratio([1, 2, null, null], . > 0)", "0.5"));
    }

    @Override Type loop(Type element, Type body) {
        return Scalar.FLOAT;
    }
}

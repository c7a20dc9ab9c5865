package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;

/** {@code any}: whether one element fits. */
final class AnyForm extends FormRule {
    AnyForm() {
        super(Body.CONDITION, "any(array: [T], predicate: boolean) -> boolean",
            "True when the predicate is true for at least one element; it stops there. A null predicate counts as "
            + "false. Null for a null array, false for an empty one.",
            new Example("any(['a', 'b'], . == 'b')", "true"),
            new Example("any([], . == 'b')", "false"));
    }

    @Override Type loop(Type element, Type body) {
        return Scalar.BOOLEAN;
    }
}

package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;

/** {@code all}: whether every element fits. */
final class AllForm extends FormRule {
    AllForm() {
        super(Body.CONDITION, "all(array: [T], predicate: boolean) -> boolean",
            "True when the predicate is true for every element, also for an empty array and for a null one. A null "
            + "predicate counts as false.",
            new Example("all([1, 2], . > 0)", "true"),
            new Example("all([1, null], . > 0)", "false"));
    }

    @Override Type loop(Type element, Type body) {
        return Scalar.BOOLEAN;
    }
}

package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Type;

/** {@code filter}: the elements that fit. */
final class FilterForm extends FormRule {
    FilterForm() {
        super(Body.CONDITION, "filter(array: [T], predicate: boolean) -> [T]",
            "The elements for which the predicate is true, in their order. A null array gives an empty one.",
            new Example("filter([1, 2, 3], . > 1)", "[2, 3]"));
    }

    @Override Type loop(Type element, Type body) {
        return Type.listOf(element);
    }

    @Override String loopPath(String array, String body) {
        return array;
    }
}

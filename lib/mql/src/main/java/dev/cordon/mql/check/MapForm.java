package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Type;

/** {@code map}: an expression for each element. */
final class MapForm extends FormRule {
    MapForm() {
        super(Body.ANYTHING, "map(array: [T], expression: U) -> [U]",
            "The value of the expression for each element. A null array gives null.",
            new Example("map([1, 2], . * 2)", "[2, 4]"));
    }

    @Override Type loop(Type element, Type body) {
        return Type.listOf(body);
    }

    @Override String loopPath(String array, String body) {
        return body;
    }
}

package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A form of the language that looks like a function and is none: it has a body that runs once an element, or a type that follows its
 * arguments. Its typing rule is in the checker, its evaluation in {@code dev.cordon.mql.eval}.
 */
public enum Form {
    /** Whether one element fits. */
    ANY("any(array: [T], predicate: boolean) -> boolean",
            "True when the predicate is true for at least one element; it stops there. A null predicate counts as false. Null for a null"
            + " array, false for an empty one."),
    /** Whether every element fits. */
    ALL("all(array: [T], predicate: boolean) -> boolean",
            "True when the predicate is true for every element, also for an empty array and for a null one. A null predicate"
                    + " counts as false."),
    /** The elements that fit. */
    FILTER("filter(array: [T], predicate: boolean) -> [T]",
            "The elements for which the predicate is true, in their order. A null array gives an empty one."),
    /** An expression for each element. */
    MAP("map(array: [T], expression: U) -> [U]",
            "The value of the expression for each element. A null array gives null."),
    /** The share of elements that fit. */
    RATIO("ratio(array: [T], predicate: boolean) -> float",
            "The share of elements, from 0.0 to 1.0, for which the predicate is true. Elements with a null predicate count in"
                    + " the whole only."
            + " Null for an empty or null array."),
    /** Without repetitions. */
    DISTINCT("distinct(array: [T], key: U = the element) -> [T]",
            "The first element for each value of the key, in their order; null is a key like any other. A null array gives an empty one."),
    /** The sum. */
    SUM("sum(array: [number], expression: number = the element) -> number",
            "The sum of the elements, or of the expression for each; nulls are left out. 0 for an empty or null array."),
    /** How long. */
    LENGTH("length(x: string | [T] | map | json) -> integer",
            "How many code points a string has, how many elements an array, how many keys a map. Null for a null string, array"
                    + " or JSON; 0 for"
            + " a null map."),
    /** Arrays of arrays as one. */
    FLATTEN("flatten(array: [[T]]) -> [T]",
            "The elements of nested arrays, of every level, as one array. A null array gives an empty one."),
    /** The first that is something. */
    COALESCE("coalesce(first: T, second: T, ...) -> T",
            "The first argument that is not null, else null. What comes after it is not evaluated."),
    /** The keys. */
    KEYS("keys(map: map | json) -> [string]",
            "The keys of a map or of a JSON object, in their order. Null for null."),
    /** The values. */
    VALUES("values(map: map<string, T> | json) -> [T]",
            "The values of a map or of a JSON object, in the order of their keys. Null for null.");
    private final String declaration;
    private final String doc;

    Form(String declaration, String doc) {
        this.declaration = declaration;
        this.doc = doc;
    }

    /** As rules write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its declaration for people. */
    public String declaration() {
        return declaration;
    }

    /** What it does, with its treatment of null. */
    public String doc() {
        return doc;
    }

    /** Expressions with their value, each run as a test. */
    public List<Example> examples() {
        return switch (this) {
            case ANY -> List.of(new Example("any(['a', 'b'], . == 'b')", "true"), new Example("any([], . == 'b')", "false"));
            case ALL -> List.of(new Example("all([1, 2], . > 0)", "true"), new Example("all([1, null], . > 0)", "false"));
            case FILTER -> List.of(new Example("filter([1, 2, 3], . > 1)", "[2, 3]"));
            case MAP -> List.of(new Example("map([1, 2], . * 2)", "[2, 4]"));
            case RATIO -> List.of(new Example("ratio([1, 2, null, null], . > 0)", "0.5"));
            case DISTINCT -> List.of(new Example("distinct(['a', 'b', 'a'])", "['a', 'b']"),
                    new Example("distinct([1, 2, 3], . > 1)", "[1, 2]"));
            case SUM -> List.of(new Example("sum([1, 2])", "3"));
            case LENGTH -> List.of(new Example("length('abc')", "3"), new Example("length([])", "0"));
            case FLATTEN -> List.of(new Example("flatten([[1], [2, 3]])", "[1, 2, 3]"));
            case COALESCE -> List.of(new Example("coalesce(null, 2)", "2"));
            case KEYS -> List.of();
            case VALUES -> List.of();
        };
    }

    /** Whether a second argument is a body that runs for each element. */
    public boolean loops() {
        return switch (this) {
            case ANY, ALL, FILTER, MAP, RATIO, DISTINCT, SUM -> true;
            case LENGTH, FLATTEN, COALESCE, KEYS, VALUES -> false;
        };
    }

    /** The form of that name. */
    public static Optional<Form> named(String word) {
        for (Form form : values()) {
            if (form.word().equals(word)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}

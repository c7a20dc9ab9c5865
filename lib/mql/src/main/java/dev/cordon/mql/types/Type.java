package dev.cordon.mql.types;

/** The static type of an expression or a field. {@code null} is a value of every type. */
public sealed interface Type permits Scalar, Type.ListOf, Type.MapOf, StructType {

    /** An array whose elements have one type; its values are {@link java.util.List}s whose elements may be null. */
    record ListOf(Type element) implements Type {
        @Override public String toString() {
            return "[" + element + "]";
        }
    }

    /** A map from string to one type; its values are {@link java.util.Map}s. */
    record MapOf(Type value) implements Type {
        @Override public String toString() {
            return "map<string, " + value + ">";
        }
    }

    /** Shorthand for an array type. */
    static Type listOf(Type element) {
        return new ListOf(element);
    }

    /** Shorthand for a map type. */
    static Type mapOf(Type value) {
        return new MapOf(value);
    }
}

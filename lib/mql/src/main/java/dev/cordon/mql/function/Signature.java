package dev.cordon.mql.function;

import dev.cordon.mql.types.Type;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The declaration of a function, from which checking, completion and the reference page are made.
 *
 * @param name the full name, such as {@code strings.icontains}
 * @param aliases other names that mean the same, oldest last
 * @param parameters in order; keyword parameters last
 * @param result the static type of what it gives
 * @param doc what it does, with its treatment of null, in a few sentences
 * @param examples expressions with their value, each run as a test
 * @param capability what must be installed or connected to answer it, such as {@code ml.nlu_classifier}; empty when nothing is needed
 */
public record Signature(String name, List<String> aliases, List<Parameter> parameters, Type result, String doc, List<Example> examples,
                        String capability) {
    private static final int TYPES_SHOWN_MAX = 4;

    /** Copies the lists. */
    public Signature {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
        examples = List.copyOf(examples);
    }

    /** The declaration for people: {@code strings.count(source: string, substring: string) -> integer}. */
    public String declaration() {
        StringBuilder out = new StringBuilder(name).append('(');
        String comma = "";
        for (Parameter parameter : parameters) {
            out.append(comma).append(parameter.name()).append(": ");
            out.append(parameter.types().stream().limit(TYPES_SHOWN_MAX).map(Type::toString).collect(Collectors.joining(" | ")));
            out.append(parameter.types().size() > TYPES_SHOWN_MAX ? " | …" : "");
            out.append(parameter.kind() == Kind.REPEATED ? ", …" : "");
            out.append(parameter.kind() == Kind.OPTIONAL || parameter.kind() == Kind.KEYWORD ? " = …" : "");
            comma = ", ";
        }
        return out.append(") -> ").append(result).toString();
    }

    /**
     * A parameter.
     *
     * @param name as a keyword argument names it
     * @param types what it accepts; an argument fits when it has one of these types, and JSON fits where a string does
     * @param kind how it is given
     * @param doc what it means, one sentence
     */
    public record Parameter(String name, List<Type> types, Kind kind, String doc) {
        /** Copies the list. */
        public Parameter {
            types = List.copyOf(types);
        }
    }

    /** How an argument is given. */
    public enum Kind {
        /** By position, always. */ REQUIRED,
        /** By position or name, or left out. */ OPTIONAL,
        /** By position, once or more; only the last positional parameter. */ REPEATED,
        /** By name only, or left out. */ KEYWORD
    }

    /** An expression and its value as the language prints it. */
    public record Example(String expression, String value) {}
}

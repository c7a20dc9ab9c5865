package dev.cordon.mql.std;

import dev.cordon.mql.function.Signature;
import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.function.Signature.Kind;
import dev.cordon.mql.function.Signature.Parameter;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import java.util.ArrayList;
import java.util.List;

/** Writes signatures of functions that need nothing but their arguments. */
final class Declare {
    private final String name;
    private final List<String> aliases = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private String doc = "";

    private Declare(String name) {
        this.name = name;
    }

    static Declare function(String name) {
        return new Declare(name);
    }

    Declare alias(String other) {
        aliases.add(other);
        return this;
    }

    Declare text(String parameter, String meaning) {
        return takes(parameter, Scalar.STRING, Kind.REQUIRED, meaning);
    }

    Declare takes(String parameter, Type type, Kind kind, String meaning) {
        parameters.add(new Parameter(parameter, List.of(type), kind, meaning));
        return this;
    }

    Declare doc(String text) {
        doc = text;
        return this;
    }

    Declare example(String expression, String value) {
        examples.add(new Example(expression, value));
        return this;
    }

    Signature gives(Type result) {
        return new Signature(name, aliases, parameters, result, doc, examples, "");
    }
}

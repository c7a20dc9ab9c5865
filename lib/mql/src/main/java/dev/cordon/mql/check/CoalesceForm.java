package dev.cordon.mql.check;

import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import java.util.List;
import java.util.Optional;

/** {@code coalesce}: the first that is something. */
final class CoalesceForm extends FormRule {
    CoalesceForm() {
        super(Body.MANY, "coalesce(first: T, second: T, ...) -> T",
            "The first argument that is not null, else null. What comes after it is not evaluated.",
            new Example("coalesce(null, 2)", "2"));
    }

    @Override Optional<Type> plain(List<Typed> arguments, Checking checking) {
        Type type = Scalar.NULL;
        for (Typed argument : arguments) {
            Optional<Type> common = Fitting.common(type, argument.type());
            if (common.isEmpty()) {
                checking.error("M057", argument.span(), "this is " + Fitting.words(argument.type()) + ", what stands before it is "
                        + Fitting.words(type), "", "all arguments of `coalesce` have one type");
                return Optional.empty();
            }
            type = common.get();
        }
        return Optional.of(type);
    }
}

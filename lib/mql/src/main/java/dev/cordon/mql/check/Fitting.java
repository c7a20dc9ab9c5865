package dev.cordon.mql.check;

import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import java.util.List;
import java.util.Optional;

/** Which types fit which: the only conversions are integer to float, JSON to what a string or number is wanted for, and null to all. */
final class Fitting {
    private Fitting() {}

    static boolean isNumber(Type type) {
        return type == Scalar.INTEGER || type == Scalar.FLOAT || type == Scalar.JSON || type == Scalar.NULL;
    }

    static boolean isText(Type type) {
        return type == Scalar.STRING || type == Scalar.JSON || type == Scalar.NULL;
    }

    static boolean isScalar(Type type) {
        return type instanceof Scalar;
    }

    /** Whether an argument of this type is accepted. */
    static boolean accepted(List<Type> wanted, Type given) {
        return wanted.stream().anyMatch(w -> fits(w, given));
    }

    private static boolean fits(Type wanted, Type given) {
        if (given == Scalar.NULL || wanted.equals(given) || wanted == Scalar.JSON && given instanceof Scalar) {
            return true;
        }
        if (wanted instanceof Type.ListOf w) {
            return given == Scalar.JSON || given instanceof Type.ListOf g && fits(w.element(), g.element());
        }
        return given == Scalar.JSON && (wanted == Scalar.STRING || wanted == Scalar.INTEGER || wanted == Scalar.FLOAT)
                || wanted == Scalar.FLOAT && given == Scalar.INTEGER;
    }

    /** Whether two values can be compared at all. */
    static boolean comparable(Type a, Type b) {
        if (a == Scalar.NULL || b == Scalar.NULL) {
            return true;
        }
        if (!(a instanceof Scalar) || !(b instanceof Scalar)) {
            return false;
        }
        return a == b || a == Scalar.JSON || b == Scalar.JSON || isNumber(a) && isNumber(b);
    }

    /** Whether values of a type have an order. */
    static boolean ordered(Type type) {
        return isNumber(type) || isText(type) || type == Scalar.TIME;
    }

    /** The one type that both are, if there is one. */
    static Optional<Type> common(Type a, Type b) {
        if (a.equals(b) || b == Scalar.NULL) {
            return Optional.of(a);
        }
        if (a == Scalar.NULL) {
            return Optional.of(b);
        }
        if (a instanceof Type.ListOf x && b instanceof Type.ListOf y) {
            return common(x.element(), y.element()).map(Type::listOf);
        }
        if (a instanceof Scalar && b instanceof Scalar) {
            if (a == Scalar.JSON || b == Scalar.JSON) {
                return Optional.of(Scalar.JSON);
            }
            return isNumber(a) && isNumber(b) ? Optional.of(Scalar.FLOAT) : Optional.empty();
        }
        return Optional.empty();
    }

    /** With its article, for a sentence. */
    static String words(Type type) {
        return switch (type) {
            case Scalar s -> switch (s) {
                case INTEGER -> "an integer";
                case JSON -> "JSON";
                case NULL -> "null";
                case BYTES -> "bytes";
                case BOOLEAN, FLOAT, STRING, TIME -> "a " + s;
            };
            case Type.ListOf l -> "an array " + l;
            case Type.MapOf m -> "a map " + m;
            case StructType s -> "an object " + s.name();
        };
    }
}

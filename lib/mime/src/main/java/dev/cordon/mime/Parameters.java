package dev.cordon.mime;

import java.util.List;
import java.util.Optional;

/**
 * A structured value: a first word and parameters, such as Content-Type has. Repeated parameters are all kept.
 *
 * @param head what stands before the first semicolon, comments left out
 * @param all the parameters, in order
 * @param lastCounts whether the last of repeated parameters counts, as some readers have it
 */
public record Parameters(String head, List<Parameter> all, boolean lastCounts) {

    /** Nothing at all. */
    public static final Parameters NONE = new Parameters("", List.of(), false);

    /** Copies the list. */
    public Parameters {
        all = List.copyOf(all);
    }

    /** Every parameter of a name, in order. */
    public List<Parameter> all(String lowerName) {
        return all.stream().filter(parameter -> parameter.name().equals(lowerName)).toList();
    }

    /** The parameter of a name that counts: the one in the form of RFC 2231 when there is one, else the first, or the last. */
    public Optional<Parameter> named(String lowerName) {
        Parameter best = null;
        for (Parameter parameter : all) {
            if (parameter.name().equals(lowerName)
                    && (best == null || lastCounts && best.isExtended() == parameter.isExtended()
                            || parameter.isExtended() && !best.isExtended())) {
                best = parameter;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The value that counts for a name; empty when there is none. */
    public String value(String lowerName) {
        return named(lowerName).map(Parameter::value).orElse("");
    }
}

package dev.cordon.mql.check;

import dev.cordon.mql.function.Functions;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What the names in a rule can mean.
 *
 * @param root the type of the data's root: its fields are names
 * @param otherRoots further names with their type, such as {@code triage}
 * @param functions the functions
 * @param lists the named lists
 * @param patterns says what is wrong with a regular expression
 */
public record Environment(StructType root, Map<String, Type> otherRoots, Functions functions, Lists lists, Patterns patterns) {
    /** Copies the map. */
    public Environment {
        otherRoots = Map.copyOf(otherRoots);
    }

    /** The named lists there are. */
    public interface Lists {
        /** The type of a list, or nothing when there is no such list. */
        Optional<Type> type(String name);

        /** The names, for suggestions. */
        Collection<String> names();

        /** Lists by their names. */
        static Lists of(Map<String, Type> types) {
            Map<String, Type> copy = Map.copyOf(types);
            return new Lists() {
                @Override public Optional<Type> type(String name) {
                    return Optional.ofNullable(copy.get(name));
                }

                @Override public Collection<String> names() {
                    return copy.keySet();
                }
            };
        }
    }

    /** Checks literal regular expressions when a rule is checked. */
    @FunctionalInterface
    public interface Patterns {
        /** What is wrong with a pattern, or nothing. */
        Optional<Flaw> flaw(String pattern);

        /** Accepts every pattern. */
        Patterns ANY = _ -> Optional.empty();
    }

    /**
     * What is wrong with a pattern.
     *
     * @param words for a person
     * @param offset where in the pattern, in UTF-16 units
     */
    public record Flaw(String words, int offset) {}
}

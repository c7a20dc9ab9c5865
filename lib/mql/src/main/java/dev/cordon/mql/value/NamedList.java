package dev.cordon.mql.value;

import dev.cordon.mql.pattern.Folding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A list that rules name, such as {@code $org_domains}. Safe for several threads. */
public interface NamedList {
    /** Its elements, strings or structs. */
    List<?> values();

    /** Whether it holds a text. */
    boolean contains(String text);

    /** Whether it holds a text that differs by case only. */
    boolean containsFolded(String folded);

    /** A list of these values. */
    static NamedList of(List<?> values) {
        return new Hashed(List.copyOf(values));
    }

    /** Finds texts by their hash. */
    final class Hashed implements NamedList {
        private final List<?> values;
        private final Set<Object> exact;
        private volatile Set<String> folded = Set.of();

        private Hashed(List<?> values) {
            this.values = values;
            this.exact = new HashSet<>(values);
        }

        @Override public List<?> values() {
            return values;
        }

        @Override public boolean contains(String text) {
            return exact.contains(text);
        }

        @Override public boolean containsFolded(String text) {
            Set<String> known = folded;
            if (known.isEmpty() && !values.isEmpty()) {
                Set<String> made = new HashSet<>();
                values.forEach(v -> {
                    if (v instanceof String s) {
                        made.add(Folding.fold(s));
                    }
                });
                folded = made;
                known = made;
            }
            return known.contains(text);
        }
    }
}

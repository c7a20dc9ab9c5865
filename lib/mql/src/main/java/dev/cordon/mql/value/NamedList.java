package dev.cordon.mql.value;

import dev.cordon.mql.pattern.Folding;
import dev.cordon.mql.pattern.LiteralIndex;
import dev.cordon.mql.pattern.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list that rules name, such as {@code $org_domains}. Safe for several threads. */
public interface NamedList {
    /** Its elements, strings or structs. */
    List<?> values();

    /** Whether it holds a text. */
    boolean contains(String text);

    /** Whether it holds a text that differs by case only. */
    boolean containsFolded(String folded);

    /** Whether it is sure that the text holds no text of the list, whatever their case; false when that was not looked for. */
    default boolean noneIn(Text text) {
        return false;
    }

    /** A list of these values. */
    static NamedList of(List<?> values) {
        return new Hashed(List.copyOf(values));
    }

    /** Finds texts by their hash. */
    final class Hashed implements NamedList {
        private static final int ASKED_BEFORE_INDEX = 32;

        private final List<?> values;
        private final Set<Object> exact;
        private volatile Set<String> folded = Set.of();
        private volatile @Nullable LiteralIndex index;
        private int asked;

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

        @Override public boolean noneIn(Text text) {
            LiteralIndex known = index;
            if (known == null) {
                if (++asked < ASKED_BEFORE_INDEX) { // counted by several threads without care: it need not be exact
                    return false;
                }
                LiteralIndex.Builder builder = new LiteralIndex.Builder();
                for (Object value : values) {
                    if (value instanceof String literal && !literal.isEmpty()) {
                        builder.add(literal);
                    }
                }
                known = builder.build();
                index = known;
            }
            return !exact.contains("") && known.noneIn(text.folded());
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

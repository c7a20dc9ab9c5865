package dev.cordon.mql.eval;

import dev.cordon.mql.pattern.Folding;
import dev.cordon.mql.pattern.Text;
import dev.cordon.mql.value.Struct;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One text field of all items of an array of the message, such as the root domain of every link. Many rules ask it, so its texts are
 * collected once a message.
 */
final class Column {
    private static final int LETTERS_MOST = 1 << 18;

    private final int slot;
    private final int[] fields;

    /** The slot is the place in a run where the texts are kept. */
    Column(int slot, int[] fields) {
        this.slot = slot;
        this.fields = fields;
    }

    /** The texts of one message. */
    static final class Texts {
        private final List<?> items;
        /** Whether an item has no text there. */
        final boolean gaps;
        final Set<String> all;
        private @Nullable Set<String> folded;
        private @Nullable Text joined;

        private Texts(List<?> items, boolean gaps, Set<String> all) {
            this.items = items;
            this.gaps = gaps;
            this.all = all;
        }

        Set<String> folded() {
            Set<String> known = folded;
            if (known == null) {
                known = new HashSet<>();
                for (String text : all) {
                    known.add(Folding.fold(text));
                }
                folded = known;
            }
            return known;
        }

        /** All of them with line feeds between, or an empty text when that would be too long to be worth it. */
        Text joined() {
            Text known = joined;
            if (known == null) {
                long letters = 0;
                for (String text : all) {
                    letters += text.length() + 1;
                }
                known = new Text(letters > LETTERS_MOST ? "" : String.join("\n", all));
                joined = known;
            }
            return known;
        }
    }

    /** The texts of these items. */
    Texts of(List<?> items, Run run) {
        if (run.column(slot) instanceof Texts known && known.items == items) {
            return known;
        }
        Set<String> all = new HashSet<>();
        boolean gaps = false;
        run.spend(items.size() + 1L);
        for (Object item : items) {
            Object value = item;
            for (int field : fields) {
                value = value instanceof Struct struct ? struct.get(field) : null;
            }
            if (value instanceof String text) {
                all.add(text);
            } else {
                gaps = true;
            }
        }
        Texts made = new Texts(items, gaps, all);
        run.column(slot, made);
        return made;
    }
}

package dev.cordon.mql.eval;

import dev.cordon.mql.pattern.Folding;
import dev.cordon.mql.pattern.Text;
import dev.cordon.mql.value.NamedList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cheap question about all items of an array at once, asked before a loop goes through them: when it says so, the body is true for no
 * item, nor can any item leave it unknown because something is missing. Most loops over the links of a message end here.
 */
abstract class Screen {
    /** Whether the body is false, or null out of the data, for each item. */
    abstract boolean excludes(List<?> items, Run run);

    /**
     * A question about a column. Where an item has no text there, the condition is null; that says nothing about the body unless nothing
     * in it can be missing.
     */
    abstract static class OfColumn extends Screen {
        private final Column column;
        private final boolean gapsCount;

        OfColumn(Column column, boolean gapsCount) {
            this.column = column;
            this.gapsCount = gapsCount;
        }

        abstract boolean none(Column.Texts texts, Run run);

        @Override final boolean excludes(List<?> items, Run run) {
            Column.Texts texts = column.of(items, run);
            return !(texts.gaps && gapsCount) && none(texts, run);
        }
    }

    /** None of the texts is one of these. */
    static final class Among extends OfColumn {
        private final Set<String> literals;
        private final boolean ignoreCase;

        Among(Column column, boolean gapsCount, Set<String> literals, boolean ignoreCase) {
            super(column, gapsCount);
            this.literals = ignoreCase ? folded(literals) : Set.copyOf(literals);
            this.ignoreCase = ignoreCase;
        }

        private static Set<String> folded(Set<String> literals) {
            Set<String> folded = new java.util.HashSet<>();
            literals.forEach(literal -> folded.add(Folding.fold(literal)));
            return Set.copyOf(folded);
        }

        @Override boolean none(Column.Texts texts, Run run) {
            Set<String> all = ignoreCase ? texts.folded() : texts.all;
            return all.size() < literals.size() ? Collections.disjoint(literals, all) : Collections.disjoint(all, literals);
        }
    }

    /** All texts together lack what each of the needles needs. */
    static final class Lacking extends OfColumn {
        private final Site site;
        private final Site.Gate[] gates;

        Lacking(Column column, boolean gapsCount, Site site, Site.Gate[] gates) {
            super(column, gapsCount);
            this.site = site;
            this.gates = gates;
        }

        @Override boolean none(Column.Texts texts, Run run) {
            Text joined = texts.joined();
            if (joined.raw().isEmpty()) {
                return false;
            }
            long[] hits = site.hits(joined, run);
            if (hits == Site.UNKNOWN) {
                return false;
            }
            for (Site.Gate gate : gates) {
                if (!gate.lacks(hits)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One of several is enough: conditions that all must hold. */
    static final class AnyOf extends Screen {
        private final Screen[] screens;

        AnyOf(List<Screen> screens) {
            this.screens = screens.toArray(Screen[]::new);
        }

        @Override boolean excludes(List<?> items, Run run) {
            for (Screen screen : screens) {
                if (screen.excludes(items, run)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** All are needed: conditions of which one must hold. */
    static final class AllOf extends Screen {
        private final Screen[] screens;

        AllOf(List<Screen> screens) {
            this.screens = screens.toArray(Screen[]::new);
        }

        @Override boolean excludes(List<?> items, Run run) {
            for (Screen screen : screens) {
                if (!screen.excludes(items, run)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The items are the texts of a named list, each looked for in one text: one pass over that text for all of them. */
    static final class ListInText extends Screen {
        private final String list;
        private final Node source;

        ListInText(String list, Node source) {
            this.list = list;
            this.source = source;
        }

        @Override boolean excludes(List<?> items, Run run) {
            long before = run.missing;
            run.missing = 0;
            @Nullable Object value = source.value(run);
            boolean told = run.missing != 0;
            run.missing = before;
            NamedList named = run.list(list);
            run.missing = before;
            if (told || named == null) {
                return false;
            }
            if (!(value instanceof String raw)) {
                return value == null;
            }
            run.spend(raw.length() + 1L);
            return named.noneIn(run.text(raw));
        }
    }
}

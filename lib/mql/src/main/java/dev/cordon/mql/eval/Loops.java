package dev.cordon.mql.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forms with a body. A null that comes from the data counts as the language says; a null because something was missing stays unknown, so
 * that a capability that is absent never decides anything.
 */
final class Loops {
    private Loops() {}

    static final class Any extends Node.Test {
        private final Node array;
        private final Node body;
        private final int level;
        private final @Nullable Screen screen;

        Any(Node array, Node body, int level, @Nullable Screen screen) {
            this.array = array;
            this.body = body;
            this.level = level;
            this.screen = screen;
        }

        @Override int test(Run run) {
            long before = run.missing;
            run.missing = 0;
            Object value = array.value(run);
            long unknown = run.missing;
            if (!(value instanceof List<?> list)) {
                run.missing |= before;
                return NULL;
            }
            if (list.isEmpty() || (screen != null && screen.excludes(list, run))) {
                run.missing = before | unknown;
                return unknown == 0 ? FALSE : NULL;
            }
            Object outer = run.items[level];
            for (int at = 0; at < list.size(); at++) {
                run.spend(1);
                run.items[level] = list.get(at);
                run.missing = 0;
                int truth = body.test(run);
                if (truth == TRUE) {
                    run.items[level] = outer;
                    run.missing = before;
                    return TRUE;
                }
                if (truth == NULL) {
                    unknown |= run.missing;
                }
            }
            run.items[level] = outer;
            run.missing = before | unknown;
            return unknown == 0 ? FALSE : NULL;
        }
    }

    static final class All extends Node.Test {
        private final Node array;
        private final Node body;
        private final int level;

        All(Node array, Node body, int level) {
            this.array = array;
            this.body = body;
            this.level = level;
        }

        @Override int test(Run run) {
            long before = run.missing;
            run.missing = 0;
            Object value = array.value(run);
            long unknown = run.missing;
            if (!(value instanceof List<?> list)) {
                run.missing |= before;
                return unknown == 0 ? TRUE : NULL;
            }
            Object outer = run.items[level];
            for (int at = 0; at < list.size(); at++) {
                run.spend(1);
                run.items[level] = list.get(at);
                run.missing = 0;
                int truth = body.test(run);
                if (truth == FALSE || (truth == NULL && run.missing == 0)) {
                    run.items[level] = outer;
                    run.missing = before;
                    return FALSE;
                }
                if (truth == NULL) {
                    unknown |= run.missing;
                }
            }
            run.items[level] = outer;
            run.missing = before | unknown;
            return unknown == 0 ? TRUE : NULL;
        }
    }

    /** Whether a text holds one of several constants, written as a loop over them: a null of the data is false there. */
    static final class AnyConstant extends Node.Test {
        private final Node test;

        AnyConstant(Node test) {
            this.test = test;
        }

        @Override int test(Run run) {
            long before = run.missing;
            run.missing = 0;
            int truth = test.test(run);
            boolean told = run.missing != 0;
            run.missing |= before;
            return truth == NULL && !told ? FALSE : truth;
        }
    }

    /** What the forms share that give a value: an array, gone through. */
    abstract static class Over extends Node {
        private final Node array;
        final Node body;
        final int level;

        Over(Node array, Node body, int level) {
            this.array = array;
            this.body = body;
            this.level = level;
        }

        /** The value for a null array out of the data. */
        abstract @Nullable Object ofNull();

        abstract @Nullable Object over(List<?> list, Run run);

        @Override final @Nullable Object value(Run run) {
            long before = run.missing;
            run.missing = 0;
            Object value = array.value(run);
            long ofArray = run.missing;
            if (!(value instanceof List<?> list)) {
                run.missing |= before;
                return ofArray == 0 ? ofNull() : null;
            }
            Object outer = run.items[level];
            run.missing = 0;
            Object result = over(list, run);
            run.items[level] = outer;
            run.missing |= before | ofArray;
            return result;
        }

        final void item(Run run, @Nullable Object item) {
            run.spend(1);
            run.items[level] = item;
        }
    }

    static final class Filter extends Over {
        private final @Nullable Screen screen;

        Filter(Node array, Node body, int level, @Nullable Screen screen) {
            super(array, body, level);
            this.screen = screen;
        }

        @Override Object ofNull() {
            return List.of();
        }

        @Override @Nullable Object over(List<?> list, Run run) {
            if (list.isEmpty() || (screen != null && screen.excludes(list, run))) {
                return List.of();
            }
            List<@Nullable Object> kept = new ArrayList<>();
            for (Object element : list) {
                item(run, element);
                int truth = body.test(run);
                if (truth == TRUE) {
                    kept.add(element);
                }
            }
            return run.missing == 0 ? kept : null;
        }
    }

    static final class Mapped extends Over {
        Mapped(Node array, Node body, int level) {
            super(array, body, level);
        }

        @Override @Nullable Object ofNull() {
            return null;
        }

        @Override Object over(List<?> list, Run run) {
            List<@Nullable Object> values = new ArrayList<>(list.size());
            for (Object element : list) {
                item(run, element);
                values.add(body.value(run));
            }
            return values;
        }
    }

    static final class Ratio extends Over {
        Ratio(Node array, Node body, int level) {
            super(array, body, level);
        }

        @Override @Nullable Object ofNull() {
            return null;
        }

        @Override @Nullable Object over(List<?> list, Run run) {
            long matching = 0;
            for (Object element : list) {
                item(run, element);
                if (body.test(run) == TRUE) {
                    matching++;
                }
            }
            return list.isEmpty() || run.missing != 0 ? null : (Object) ((double) matching / list.size());
        }
    }

    static final class Distinct extends Over {
        Distinct(Node array, Node body, int level) {
            super(array, body, level);
        }

        @Override Object ofNull() {
            return List.of();
        }

        @Override @Nullable Object over(List<?> list, Run run) {
            Set<@Nullable Object> keys = new HashSet<>();
            List<@Nullable Object> firsts = new ArrayList<>();
            for (Object element : list) {
                item(run, element);
                if (keys.add(body.value(run))) {
                    firsts.add(element);
                }
            }
            return run.missing == 0 ? firsts : null;
        }
    }

    static final class Sum extends Over {
        private final boolean floating;

        Sum(Node array, Node body, int level, boolean floating) {
            super(array, body, level);
            this.floating = floating;
        }

        @Override Object ofNull() {
            return floating ? (Object) 0.0 : (Object) 0L;
        }

        @Override @Nullable Object over(List<?> list, Run run) {
            Object sum = ofNull();
            for (Object element : list) {
                item(run, element);
                sum = Plains.plus(sum, body.value(run));
            }
            return run.missing == 0 ? sum : null;
        }
    }
}

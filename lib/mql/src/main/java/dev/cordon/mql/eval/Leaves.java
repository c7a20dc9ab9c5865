package dev.cordon.mql.eval;

import dev.cordon.mql.value.NamedList;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes that fetch values and compute none. */
final class Leaves {
    private Leaves() {}

    static final class Constant extends Node {
        private final @Nullable Object value;
        private final int truth;

        Constant(@Nullable Object value) {
            this.value = value;
            this.truth = value instanceof Boolean known ? (known ? TRUE : FALSE) : NULL;
        }

        @Override @Nullable Object value(Run run) {
            return value;
        }

        @Override int test(Run run) {
            return truth;
        }

        @Nullable Object constant() {
            return value;
        }
    }

    static final class Root extends Node {
        @Override Object value(Run run) {
            return run.root();
        }
    }

    static final class OtherRoot extends Node {
        private final String name;

        OtherRoot(String name) {
            this.name = name;
        }

        @Override @Nullable Object value(Run run) {
            Object value = run.input().otherRoots().get(name);
            if (value == null) {
                run.miss(name);
            }
            return value;
        }
    }

    /** A field of a field … of the root: one loop instead of a chain of nodes. */
    static final class Path extends Node {
        private final int[] fields;

        Path(int[] fields) {
            this.fields = fields;
        }

        int[] with(int field) {
            int[] longer = java.util.Arrays.copyOf(fields, fields.length + 1);
            longer[fields.length] = field;
            return longer;
        }

        @Override @Nullable Object value(Run run) {
            Object value = run.root();
            for (int field : fields) {
                if (!(value instanceof Struct struct)) {
                    return null;
                }
                value = struct.get(field);
            }
            return value;
        }
    }

    static final class Field extends Node {
        private final Node of;
        private final int field;

        Field(Node of, int field) {
            this.of = of;
            this.field = field;
        }

        @Override @Nullable Object value(Run run) {
            return of.value(run) instanceof Struct struct ? struct.get(field) : null;
        }
    }

    static final class Item extends Node {
        private final int level;

        Item(int level) {
            this.level = level;
        }

        @Override @Nullable Object value(Run run) {
            return run.items[level];
        }
    }

    /** Fields of the item of a loop. */
    static final class ItemField extends Node {
        private final int level;
        private final int field;

        ItemField(int level, int field) {
            this.level = level;
            this.field = field;
        }

        @Override @Nullable Object value(Run run) {
            return run.items[level] instanceof Struct struct ? struct.get(field) : null;
        }
    }

    static final class Listed extends Node {
        private final String name;

        Listed(String name) {
            this.name = name;
        }

        @Override @Nullable Object value(Run run) {
            NamedList list = run.list(name);
            return list == null ? null : list.values();
        }
    }

    /** An element of an array (a place), or of a map or JSON (a key). */
    static final class Element extends Node {
        private final Node of;
        private final Node at;

        Element(Node of, Node at) {
            this.of = of;
            this.at = at;
        }

        @Override @Nullable Object value(Run run) {
            Object container = of.value(run);
            Object key = at.value(run);
            if (container instanceof List<?> list && key instanceof Long place) {
                return place >= 0 && place < list.size() ? list.get(place.intValue()) : null;
            }
            return container instanceof Map<?, ?> map && key instanceof String ? map.get(key) : null;
        }
    }

    static final class Slice extends Node {
        private final Node of;
        private final Node from;
        private final Node to;
        private final boolean text;

        Slice(Node of, Node from, Node to, boolean text) {
            this.of = of;
            this.from = from;
            this.to = to;
            this.text = text;
        }

        @Override @Nullable Object value(Run run) {
            long before = run.missing;
            run.missing = 0;
            Object whole = of.value(run);
            Object first = from.value(run);
            Object last = to.value(run);
            long bits = run.missing;
            run.missing |= before;
            if (whole instanceof String string && first instanceof Long start && last instanceof Long end) {
                run.spend(string.length() + 1L);
                int points = string.codePointCount(0, string.length());
                int a = clamp(start, points);
                int b = Math.max(a, clamp(end, points));
                int begin = string.offsetByCodePoints(0, a);
                return string.substring(begin, string.offsetByCodePoints(begin, b - a));
            }
            if (whole instanceof List<?> list && first instanceof Long start && last instanceof Long end) {
                int a = clamp(start, list.size());
                return list.subList(a, Math.max(a, clamp(end, list.size())));
            }
            return text || bits != 0 ? null : List.of();
        }

        private static int clamp(long place, int size) {
            return (int) Math.max(0, Math.min(size, place));
        }
    }

    static final class Array extends Node {
        private final Node[] items;

        Array(Node[] items) {
            this.items = items;
        }

        @Override Object value(Run run) {
            List<@Nullable Object> values = new ArrayList<>(items.length);
            for (Node item : items) {
                values.add(item.value(run));
            }
            return values;
        }
    }
}

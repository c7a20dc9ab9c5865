package dev.cordon.mql.eval;

import dev.cordon.mql.check.Form;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Forms without a body. */
final class Plains {
    private static final int DEPTH_MOST = 64;

    private Plains() {}

    static final class Coalesce extends Node {
        private final Node[] arguments;

        Coalesce(Node[] arguments) {
            this.arguments = arguments;
        }

        @Override @Nullable Object value(Run run) {
            long before = run.missing;
            for (Node argument : arguments) {
                Object value = argument.value(run);
                if (value != null) {
                    run.missing = before;
                    return value;
                }
            }
            return null;
        }
    }

    /** The others: one argument, of which a null that is unknown stays unknown. */
    static final class Single extends Node {
        private final Form form;
        private final Node argument;
        private final boolean map;
        private final boolean floating;

        Single(Form form, Node argument, boolean map, boolean floating) {
            this.form = form;
            this.argument = argument;
            this.map = map;
            this.floating = floating;
        }

        @Override @Nullable Object value(Run run) {
            long before = run.missing;
            run.missing = 0;
            Object value = argument.value(run);
            long bits = run.missing;
            run.missing |= before;
            if (value == null) {
                return bits == 0 ? ofNull() : null;
            }
            return switch (form) {
                case LENGTH -> length(value, run);
                case DISTINCT -> value instanceof List<?> list ? distinct(list, run) : null;
                case FLATTEN -> value instanceof List<?> list ? flat(list, run) : null;
                case SUM -> value instanceof List<?> list ? sum(list, run) : null;
                case KEYS -> value instanceof Map<?, ?> entries ? new ArrayList<Object>(entries.keySet()) : null;
                case VALUES -> value instanceof Map<?, ?> entries ? new ArrayList<@Nullable Object>(entries.values()) : null;
                case ANY, ALL, FILTER, MAP, RATIO, COALESCE -> throw new IllegalStateException(form + " is compiled elsewhere");
            };
        }

        private @Nullable Object ofNull() {
            return switch (form) {
                case LENGTH -> map ? (Object) 0L : null;
                case DISTINCT, FLATTEN -> List.of();
                case SUM -> floating ? (Object) 0.0 : (Object) 0L;
                case KEYS, VALUES, ANY, ALL, FILTER, MAP, RATIO, COALESCE -> null;
            };
        }

        private Object sum(List<?> list, Run run) {
            Object sum = floating ? (Object) 0.0 : (Object) 0L;
            run.spend(list.size() + 1L);
            for (Object element : list) {
                sum = plus(sum, element);
            }
            return sum;
        }

        private static List<Object> flat(List<?> list, Run run) {
            List<@Nullable Object> leaves = new ArrayList<>();
            flatten(list, leaves, 0, run);
            return leaves;
        }

        private static void flatten(List<?> list, List<@Nullable Object> leaves, int depth, Run run) {
            run.spend(list.size() + 1L);
            for (Object element : list) {
                if (element instanceof List<?> inner && depth < DEPTH_MOST) {
                    flatten(inner, leaves, depth + 1, run);
                } else {
                    leaves.add(element);
                }
            }
        }

        private static List<Object> distinct(List<?> list, Run run) {
            run.spend(list.size() + 1L);
            return new ArrayList<>(new LinkedHashSet<Object>(list));
        }
    }

    private static @Nullable Object length(Object value, Run run) {
        return switch (value) {
            case String text -> {
                run.spend(text.length() / 8 + 1L);
                yield (long) text.codePointCount(0, text.length());
            }
            case List<?> list -> (long) list.size();
            case Map<?, ?> map -> (long) map.size();
            default -> null;
        };
    }

    /** A sum and one more; what is no number is left out. */
    static Object plus(Object sum, @Nullable Object more) {
        if (sum instanceof Long a && more instanceof Long b) {
            return a + b;
        }
        return sum instanceof Number a && more instanceof Number b ? (Object) (a.doubleValue() + b.doubleValue()) : sum;
    }
}

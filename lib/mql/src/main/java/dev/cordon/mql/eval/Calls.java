package dev.cordon.mql.eval;

import dev.cordon.mql.function.Call;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Preparable.Prepared;
import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.Text;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls of functions. */
final class Calls {
    private static final @Nullable Object[] NO_ARGUMENTS = {};

    private Calls() {}

    /** What a function is given. */
    private record Given(Run run, @Nullable Object[] arguments, Map<String, @Nullable Object> keywords) implements Call {
        @Override public int count() {
            return arguments.length;
        }

        @Override public @Nullable Object argument(int place) {
            return place < arguments.length ? arguments[place] : null;
        }

        @Override public @Nullable Object keyword(String name) {
            return keywords.get(name);
        }

        @Override public Struct message() {
            return run.root();
        }

        @Override public <T> T once(Object key, Supplier<T> make) {
            return run.once(key, make);
        }

        @Override public void missing(String capability) {
            run.miss(capability);
        }

        @Override public void spend(long units) {
            run.spend(units);
        }

        @Override public Text text(String raw) {
            return run.text(raw);
        }
    }

    /** Any function. One whose work may be large is called once for the same arguments: objects by identity, all else by value. */
    static final class Plain extends Node {
        private final MqlFunction function;
        private final Node[] arguments;
        private final Map<String, Node> keywords;
        private final boolean remembered;

        Plain(MqlFunction function, Node[] arguments, Map<String, Node> keywords, boolean remembered) {
            this.function = function;
            this.arguments = arguments;
            this.keywords = keywords;
            this.remembered = remembered;
        }

        @Override @Nullable Object value(Run run) {
            @Nullable Object[] values = new @Nullable Object[arguments.length];
            for (int at = 0; at < values.length; at++) {
                values[at] = arguments[at].value(run);
            }
            Map<String, @Nullable Object> named = Map.of();
            if (!keywords.isEmpty()) {
                named = new java.util.TreeMap<>();
                for (Map.Entry<String, Node> keyword : keywords.entrySet()) {
                    named.put(keyword.getKey(), keyword.getValue().value(run));
                }
            }
            run.spend(1);
            Given given = new Given(run, values, named);
            return remembered ? remember(given, run) : function.call(given);
        }

        private @Nullable Object remember(Given given, Run run) {
            List<@Nullable Object> key = new ArrayList<>(given.arguments.length + 2);
            key.add(function.signature().name());
            for (Object argument : given.arguments) {
                key.add(argument instanceof Struct struct ? new Same(struct) : argument);
            }
            key.add(given.keywords);
            @Nullable Object[] known = run.called(key);
            if (known == null) {
                long before = run.missing;
                run.missing = 0;
                Object value = function.call(given);
                run.remember(key, value, run.missing);
                run.missing |= before;
                return value;
            }
            run.missing |= known[1] instanceof Long bits ? bits : 0;
            return known[0];
        }
    }

    /** A function that nothing answers: null, and what is missing, in its arguments too. */
    static final class Unanswered extends Node {
        private final Node[] arguments;
        private final String capability;

        Unanswered(Node[] arguments, String capability) {
            this.arguments = arguments;
            this.capability = capability;
        }

        @Override @Nullable Object value(Run run) {
            for (Node argument : arguments) {
                argument.value(run);
            }
            run.miss(capability);
            return null;
        }
    }

    /** An object by its identity. */
    private static final class Same {
        private final Struct struct;

        Same(Struct struct) {
            this.struct = struct;
        }

        @Override public boolean equals(@Nullable Object other) {
            return other instanceof Same same && same.struct == struct;
        }

        @Override public int hashCode() {
            return System.identityHashCode(struct);
        }
    }

    /** A function whose constants were prepared. */
    static final class Ready extends Node {
        private final Prepared prepared;
        private final Node first;

        Ready(Prepared prepared, Node first) {
            this.prepared = prepared;
            this.first = first;
        }

        @Override @Nullable Object value(Run run) {
            Object value = first.value(run);
            if (value == null) {
                return null;
            }
            run.spend(1);
            return prepared.call(value, new Given(run, NO_ARGUMENTS, Map.of()));
        }
    }

    /** Literal needles in a text. Where many rules ask the same field, one pass over the text answers most of them. */
    static final class Needles extends Node.Test {
        private final Node source;
        private final Needle[] needles;
        private final Site.Gate[] gates;
        private final Site site;
        /** For each needle how many literals its first set has, and their numbers; empty when that is not known of each. */
        private volatile int @Nullable [] first;

        Needles(Node source, Needle[] needles, Site site) {
            this.source = source;
            this.needles = needles;
            this.site = site;
            this.gates = new Site.Gate[needles.length];
            for (int at = 0; at < needles.length; at++) {
                gates[at] = site.gate(needles[at]);
            }
        }

        @Override int test(Run run) {
            long before = run.missing;
            if (!(source.value(run) instanceof String raw)) {
                return NULL;
            }
            run.missing = before;
            run.spend(1);
            Text text = run.text(raw);
            long[] hits = site.hits(text, run);
            if (hits != Site.UNKNOWN && lacksEvery(hits)) {
                return FALSE;
            }
            for (int at = 0; at < needles.length; at++) {
                int known = gates[at].test(hits, text, run);
                if (known == TRUE || (known == NULL && needles[at].in(text, run))) {
                    return TRUE;
                }
            }
            return FALSE;
        }

        /** Whether the text lacks the first thing that each needle needs: one walk through one array, where most questions end. */
        private boolean lacksEvery(long[] hits) {
            int[] numbers = first;
            if (numbers == null) {
                numbers = Site.firstSets(gates);
                first = numbers;
            }
            int at = 0;
            while (at < numbers.length) {
                int end = at + 1 + numbers[at];
                for (at++; at < end; at++) {
                    int id = numbers[at];
                    if ((hits[id >> 6] & 1L << id) != 0) {
                        return false;
                    }
                }
            }
            return numbers.length > 0;
        }
    }
}

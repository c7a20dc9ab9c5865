package dev.cordon.mql.eval;

import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.TextTest;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import dev.cordon.mql.check.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of all rules as one graph in which equal parts are one vertex, wherever they are written: what is shared is evaluated
 * once a message, and what is equal is compiled once.
 */
final class Graph {
    private static final Set<String> LONG_TEXTS = Set.of("raw", "text", "inner_text", "display_text");
    private static final long LIST_LENGTH = 2_000;
    private static final long LOOP_LENGTH = 8;

    private final Map<Key, Vertex> vertices = new HashMap<>();

    private record Key(Object tag, @Nullable Object detail, List<Vertex> parts) {}

    /** A part of one rule or of several. */
    static final class Vertex {
        final Typed typed;
        final List<Vertex> parts;
        final boolean pure;
        /** Whether something in it may not be there: a capability, a list, another root. */
        final boolean mayMiss;
        final long cost;
        /** Loops around it whose item it reads, one bit a level; none when it means the same everywhere. */
        final long items;
        int uses;
        @Nullable Node node;

        private Vertex(Typed typed, List<Vertex> parts, boolean pure, boolean mayMiss, long cost, long items) {
            this.typed = typed;
            this.parts = parts;
            this.pure = pure;
            this.mayMiss = mayMiss;
            this.cost = cost;
            this.items = items;
        }

        boolean isConstant() {
            return typed instanceof Typed.Constant;
        }
    }

    /** The vertex of an expression. */
    Vertex add(Typed typed) {
        List<Vertex> parts = new ArrayList<>();
        for (Typed part : parts(typed)) {
            parts.add(add(part));
        }
        Vertex known = vertices.computeIfAbsent(key(typed, parts), _ -> {
            parts.forEach(p -> p.uses++);
            return vertex(typed, parts);
        });
        return known;
    }

    static List<Typed> parts(Typed typed) {
        return switch (typed) {
            case Typed.Constant _, Typed.Root _, Typed.OtherRoot _, Typed.Item _, Typed.NamedList _, Typed.Broken _ -> List.of();
            case Typed.Field field -> List.of(field.of());
            case Typed.Element element -> List.of(element.of(), element.at());
            case Typed.Entry entry -> List.of(entry.of(), entry.key());
            case Typed.JsonEntry entry -> List.of(entry.of(), entry.key());
            case Typed.Slice slice -> List.of(slice.of(), slice.from(), slice.to());
            case Typed.Call call -> {
                List<Typed> all = new ArrayList<>(call.arguments());
                all.addAll(new TreeMap<>(call.keywords()).values());
                yield all;
            }
            case Typed.Loop loop -> List.of(loop.array(), loop.body());
            case Typed.Plain plain -> plain.arguments();
            case Typed.ArrayOf array -> array.items();
            case Typed.Not not -> List.of(not.operand());
            case Typed.Logic logic -> logic.operands();
            case Typed.Comparison comparison -> List.of(comparison.left(), comparison.right());
            case Typed.Membership membership -> List.of(membership.item(), membership.container());
            case Typed.NullTest test -> List.of(test.operand());
            case Typed.CountOf count -> count.clauses();
            case Typed.Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case Typed.Negative negative -> List.of(negative.operand());
        };
    }

    /** What, besides its parts, makes an expression equal to another. */
    private static Key key(Typed typed, List<Vertex> parts) {
        @Nullable Object detail = switch (typed) {
            case Typed.Constant constant -> constant.value();
            case Typed.OtherRoot root -> root.name();
            case Typed.Item item -> List.of(item.level(), item.type());
            case Typed.NamedList list -> list.name();
            case Typed.Field field -> field.field();
            case Typed.Call call -> new CallKey(call.function(), call.arguments().size(),
                List.copyOf(new TreeMap<>(call.keywords()).keySet()));
            case Typed.Loop loop -> List.of(loop.form(), loop.level(), loop.type());
            case Typed.Plain plain -> List.of(plain.form(), plain.type());
            case Typed.Slice slice -> slice.type();
            case Typed.Logic logic -> logic.operator();
            case Typed.Comparison comparison -> comparison.operator();
            case Typed.Membership membership -> List.of(membership.negated(), membership.ignoreCase());
            case Typed.NullTest test -> test.negated();
            case Typed.CountOf count -> count.count();
            case Typed.Arithmetic arithmetic -> arithmetic.operator();
            case Typed.Root _, Typed.Element _, Typed.Entry _, Typed.JsonEntry _, Typed.ArrayOf _, Typed.Not _, Typed.Negative _,
                Typed.Broken _ -> null;
        };
        return new Key(typed.getClass(), detail, parts);
    }

    private record CallKey(MqlFunction function, int positional, List<String> keywords) {
        @Override public boolean equals(@Nullable Object other) {
            return other instanceof CallKey key && key.function == function && key.positional == positional
                && key.keywords.equals(keywords);
        }

        @Override public int hashCode() {
            return System.identityHashCode(function) * 31 + keywords.hashCode() + positional;
        }
    }

    private static Vertex vertex(Typed typed, List<Vertex> parts) {
        boolean pure = !(typed instanceof Typed.Call call) || call.function().pure();
        boolean mayMiss = !pure || typed instanceof Typed.NamedList || typed instanceof Typed.OtherRoot;
        long items = 0;
        for (Vertex part : parts) {
            pure &= part.pure;
            mayMiss |= part.mayMiss;
            items |= part.items;
        }
        if (typed instanceof Typed.Item item) {
            items |= bit(item.level());
        } else if (typed instanceof Typed.Loop loop) {
            long own = loop.level() < 63 ? bit(loop.level()) : 0;
            items = (parts.get(1).items & ~own) | parts.get(0).items;
        }
        return new Vertex(typed, List.copyOf(parts), pure, mayMiss, Math.min(1L << 40, cost(typed, parts)), items);
    }

    /** Levels beyond the 62nd share a bit that is never taken away, so that what reads them is never shared. */
    private static long bit(int level) {
        return 1L << Math.min(level, 63);
    }

    /** Roughly how many nanoseconds it takes; only its size beside others matters. */
    private static long cost(Typed typed, List<Vertex> parts) {
        long sum = 1;
        for (Vertex part : parts) {
            sum += part.cost;
        }
        return switch (typed) {
            case Typed.Loop loop -> {
                long length = loop.array() instanceof Typed.NamedList ? LIST_LENGTH : LOOP_LENGTH;
                yield parts.get(0).cost + 10 + length * (parts.get(1).cost + 3);
            }
            case Typed.Call call -> sum + cost(call);
            case Typed.Membership membership -> membership.container() instanceof Typed.ArrayOf
                || membership.container() instanceof Typed.NamedList
                ? parts.get(0).cost + 12 : sum + 30;
            default -> sum;
        };
    }

    private static long cost(Typed.Call call) {
        MqlFunction function = call.function();
        if (!function.pure()) {
            return 1_000_000;
        }
        boolean longText = !call.arguments().isEmpty() && call.arguments().getFirst() instanceof Typed.Field field
            && LONG_TEXTS.contains(field.field().name());
        if (function instanceof TextTest) {
            return (longText ? 150 : 25) + 5L * call.arguments().size();
        }
        String name = function.signature().name();
        boolean small = name.startsWith("strings.") && !name.startsWith("strings.parse") || name.startsWith("regex.")
            || name.startsWith("beta.ip");
        return small ? (longText ? 2_000 : 150) : 20_000;
    }

    /** Whether a type is a text or something that holds one, so that a null of it is null. */
    static boolean isText(Type type) {
        return type == Scalar.STRING || type == Scalar.JSON;
    }
}

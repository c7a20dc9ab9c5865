package dev.cordon.mql.eval;

import dev.cordon.mql.check.Typed;
import dev.cordon.mql.function.Call;
import dev.cordon.mql.pattern.Folding;
import dev.cordon.mql.syntax.Expr.ComparisonOperator;
import dev.cordon.mql.syntax.Expr.LogicOperator;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import dev.cordon.mql.value.NamedList;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The meaning of the language, written down as plainly as possible: everything is evaluated, nothing is skipped, reordered, shared or
 * remembered. The compiled form must agree with it on everything.
 */
public final class ReferenceEvaluator {
    private final Input input;
    private final Map<Integer, Object> items = new HashMap<>();

    /** Over one message. */
    public ReferenceEvaluator(Input input) {
        this.input = input;
    }

    /** A value and what was missing on the way to it. */
    public record Value(Object value, Set<String> missing) {}

    /** The value of an expression. */
    public Value evaluate(Typed typed) {
        return switch (typed) {
            case Typed.Constant e -> new Value(e.value(), Set.of());
            case Typed.Root _ -> new Value(input.root(), Set.of());
            case Typed.OtherRoot e -> input.otherRoots().containsKey(e.name()) ? new Value(input.otherRoots().get(e.name()), Set.of())
                : new Value(null, Set.of(e.name()));
            case Typed.Field e -> {
                Value of = evaluate(e.of());
                yield new Value(of.value instanceof Struct s ? s.get(e.field().index()) : null, of.missing);
            }
            case Typed.Item e -> new Value(items.get(e.level()), Set.of());
            case Typed.NamedList e -> {
                NamedList list = input.lists().find(e.name()).orElse(null);
                yield list == null ? new Value(null, Set.of("$" + e.name())) : new Value(list.values(), Set.of());
            }
            case Typed.Element e -> at(evaluate(e.of()), evaluate(e.at()));
            case Typed.Entry e -> at(evaluate(e.of()), evaluate(e.key()));
            case Typed.JsonEntry e -> at(evaluate(e.of()), evaluate(e.key()));
            case Typed.Slice e -> slice(e);
            case Typed.Call e -> call(e);
            case Typed.Loop e -> loop(e);
            case Typed.Plain e -> plain(e);
            case Typed.ArrayOf e -> {
                List<Object> values = new ArrayList<>();
                Set<String> missing = Set.of();
                for (Typed item : e.items()) {
                    Value value = evaluate(item);
                    values.add(value.value);
                    missing = union(missing, value.missing);
                }
                yield new Value(values, missing);
            }
            case Typed.Not e -> {
                Value value = evaluate(e.operand());
                yield value.value instanceof Boolean b ? decided(!b) : value;
            }
            case Typed.Logic e -> logic(e);
            case Typed.Comparison e -> comparison(e);
            case Typed.Membership e -> membership(e);
            case Typed.NullTest e -> decided((evaluate(e.operand()).value == null) != e.negated());
            case Typed.CountOf e -> count(e);
            case Typed.Arithmetic e -> {
                Value a = evaluate(e.left());
                Value b = evaluate(e.right());
                yield new Value(a.value == null || b.value == null ? null : Values.arithmetic(e.operator(), a.value, b.value),
                    union(a.missing, b.missing));
            }
            case Typed.Negative e -> {
                Value a = evaluate(e.operand());
                yield new Value(a.value instanceof Long l ? (Object) (-l) : a.value instanceof Double d ? (Object) (-d) : null, a.missing);
            }
            case Typed.Broken _ -> throw new IllegalArgumentException();
        };
    }

    private static Value decided(boolean value) {
        return new Value(value, Set.of());
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }

    private static Value at(Value of, Value key) {
        Set<String> missing = union(of.missing, key.missing);
        if (of.value instanceof List<?> list && key.value instanceof Long place) {
            return new Value(place < 0 || place >= list.size() ? null : list.get(place.intValue()), missing);
        }
        return new Value(of.value instanceof Map<?, ?> map && key.value instanceof String ? map.get(key.value) : null, missing);
    }

    private Value slice(Typed.Slice e) {
        Value of = evaluate(e.of());
        Value from = evaluate(e.from());
        Value to = evaluate(e.to());
        Set<String> missing = union(of.missing, union(from.missing, to.missing));
        boolean text = e.of().type() == Scalar.STRING || e.of().type() == Scalar.JSON;
        if (of.value == null || from.value == null || to.value == null) {
            return new Value(text || !missing.isEmpty() ? null : List.of(), missing);
        }
        long a = Math.max(0, (Long) from.value);
        long b = (Long) to.value;
        if (of.value instanceof String s) {
            StringBuilder part = new StringBuilder();
            int[] points = s.codePoints().toArray();
            for (long at = a; at < Math.min(b, points.length); at++) {
                part.appendCodePoint(points[(int) at]);
            }
            return new Value(part.toString(), missing);
        }
        if (of.value instanceof List<?> list) {
            List<Object> part = new ArrayList<>();
            for (long at = a; at < Math.min(b, list.size()); at++) {
                part.add(list.get((int) at));
            }
            return new Value(part, missing);
        }
        return new Value(text || !missing.isEmpty() ? null : List.of(), missing);
    }

    private Value call(Typed.Call e) {
        List<Object> arguments = new ArrayList<>();
        Map<String, Object> keywords = new LinkedHashMap<>();
        Set<String> missing = new TreeSet<>();
        for (Typed argument : e.arguments()) {
            Value value = evaluate(argument);
            arguments.add(value.value);
            missing.addAll(value.missing);
        }
        e.keywords().forEach((name, typed) -> {
            Value value = evaluate(typed);
            keywords.put(name, value.value);
            missing.addAll(value.missing);
        });
        Object result = e.function().call(new Call() {
            @Override public int count() {
                return arguments.size();
            }

            @Override public Object argument(int place) {
                return place < arguments.size() ? arguments.get(place) : null;
            }

            @Override public Object keyword(String name) {
                return keywords.get(name);
            }

            @Override public Struct message() {
                return input.root();
            }

            @Override public <T> T once(Object key, Supplier<T> make) {
                return make.get();
            }

            @Override public void missing(String capability) {
                missing.add(capability);
            }
        });
        return new Value(result, result instanceof Boolean ? Set.of() : missing);
    }

    private Value logic(Typed.Logic e) {
        boolean decisive = e.operator() == LogicOperator.OR;
        Set<String> missing = Set.of();
        boolean unknown = false;
        boolean found = false;
        for (Typed operand : e.operands()) {
            Value value = evaluate(operand);
            found |= value.value != null && (Boolean) value.value == decisive;
            if (value.value == null) {
                unknown = true;
                missing = union(missing, value.missing);
            }
        }
        return found ? decided(decisive) : unknown ? new Value(null, missing) : decided(!decisive);
    }

    private Value count(Typed.CountOf e) {
        long trues = 0;
        boolean unknown = false;
        Set<String> missing = Set.of();
        for (Typed clause : e.clauses()) {
            Value value = evaluate(clause);
            trues += Boolean.TRUE.equals(value.value) ? 1 : 0;
            if (value.value == null) {
                unknown = true;
                missing = union(missing, value.missing);
            }
        }
        return trues >= e.count() ? decided(true) : unknown ? new Value(null, missing) : decided(false);
    }

    private Value comparison(Typed.Comparison e) {
        Value a = evaluate(e.left());
        Value b = evaluate(e.right());
        Set<String> missing = union(a.missing, b.missing);
        if (a.value == null || b.value == null) {
            return new Value(null, missing);
        }
        int truth = Values.compare(e.operator(), a.value, b.value);
        return truth == Node.NULL ? new Value(null, missing) : decided(truth == Node.TRUE);
    }

    private Value membership(Typed.Membership e) {
        Value item = evaluate(e.item());
        Value container = evaluate(e.container());
        Set<String> missing = union(item.missing, container.missing);
        if (item.value == null || !(container.value instanceof List<?> list)) {
            return new Value(null, missing);
        }
        boolean in = false;
        for (Object element : list) {
            in |= element != null && (e.ignoreCase()
                ? element instanceof String a && item.value instanceof String b && Folding.fold(a).equals(Folding.fold(b))
                : Values.compare(ComparisonOperator.EQUAL, item.value, element) == Node.TRUE);
        }
        boolean literal = e.container() instanceof Typed.ArrayOf array && array.items().stream().allMatch(i -> i instanceof Typed.Constant);
        return !in && !missing.isEmpty() && !literal && !(e.container() instanceof Typed.NamedList) ? new Value(null, missing)
            : decided(in != e.negated());
    }

    private Value loop(Typed.Loop e) {
        Value array = evaluate(e.array());
        boolean isNull = !(array.value instanceof List<?>);
        List<?> list = array.value instanceof List<?> l ? l : List.of();
        if (isNull && !array.missing.isEmpty()) {
            return new Value(null, array.missing);
        }
        List<Value> bodies = new ArrayList<>();
        Object outer = items.get(e.level());
        for (Object element : list) {
            items.put(e.level(), element);
            bodies.add(evaluate(e.body()));
        }
        items.put(e.level(), outer);
        Set<String> missing = array.missing;
        Set<String> unknown = array.missing;
        for (Value body : bodies) {
            missing = union(missing, body.missing);
            unknown = body.value == null ? union(unknown, body.missing) : unknown;
        }
        long trues = bodies.stream().filter(b -> Boolean.TRUE.equals(b.value)).count();
        return switch (e.form()) {
            case ANY -> isNull ? new Value(null, Set.of()) : trues > 0 ? decided(true) : unknown.isEmpty() ? decided(false)
                : new Value(null, unknown);
            case ALL -> bodies.stream().anyMatch(b -> Boolean.FALSE.equals(b.value) || (b.value == null && b.missing.isEmpty()))
                ? decided(false)
                : unknown.isEmpty() ? decided(true) : new Value(null, unknown);
            case FILTER -> isNull ? new Value(List.of(), Set.of()) : kept(list, bodies, missing, array.missing);
            case MAP -> isNull ? new Value(null, Set.of()) : new Value(new ArrayList<>(bodies.stream().map(Value::value).toList()),
                missing);
            case RATIO -> isNull || list.isEmpty() || !without(missing, bodies) ? new Value(null, missing)
                : new Value((double) trues / list.size(), missing);
            case DISTINCT -> distinct(list, bodies, missing);
            case SUM -> sum(bodies, e.type(), missing);
            case LENGTH, FLATTEN, COALESCE, KEYS, VALUES -> throw new IllegalArgumentException();
        };
    }

    private static boolean without(Set<String> missing, List<Value> bodies) {
        return bodies.stream().allMatch(b -> b.missing.isEmpty());
    }

    private static Value kept(List<?> list, List<Value> bodies, Set<String> missing, Set<String> ofArray) {
        List<Object> kept = new ArrayList<>();
        for (int at = 0; at < list.size(); at++) {
            if (Boolean.TRUE.equals(bodies.get(at).value)) {
                kept.add(list.get(at));
            }
        }
        return new Value(without(ofArray, bodies) ? kept : null, missing);
    }

    private static Value distinct(List<?> list, List<Value> bodies, Set<String> missing) {
        List<Object> keys = new ArrayList<>();
        List<Object> firsts = new ArrayList<>();
        for (int at = 0; at < list.size(); at++) {
            if (!keys.contains(bodies.get(at).value)) {
                keys.add(bodies.get(at).value);
                firsts.add(list.get(at));
            }
        }
        return new Value(without(missing, bodies) ? firsts : null, missing);
    }

    private static Value sum(List<Value> bodies, Type type, Set<String> missing) {
        Object sum = type == Scalar.FLOAT ? (Object) 0.0 : (Object) 0L;
        for (Value body : bodies) {
            sum = Plains.plus(sum, body.value);
        }
        return new Value(without(missing, bodies) ? sum : null, missing);
    }

    private Value plain(Typed.Plain e) {
        List<Value> values = e.arguments().stream().map(this::evaluate).toList();
        Value first = values.getFirst();
        Set<String> missing = first.missing;
        boolean dataNull = first.value == null && missing.isEmpty();
        if (first.value == null && !dataNull && e.form() != dev.cordon.mql.check.Form.COALESCE) {
            return new Value(null, missing);
        }
        return switch (e.form()) {
            case COALESCE -> {
                Set<String> all = Set.of();
                for (Value value : values) {
                    all = union(all, value.missing);
                }
                Object found = values.stream().map(Value::value).filter(v -> v != null).findFirst().orElse(null);
                yield new Value(found, found == null ? all : Set.of());
            }
            case LENGTH -> new Value(dataNull ? (e.arguments().getFirst().type() instanceof Type.MapOf ? 0L : null) : switch (first.value) {
                case String s -> (Object) (long) s.codePointCount(0, s.length());
                case List<?> l -> (long) l.size();
                case Map<?, ?> m -> (long) m.size();
                default -> null;
            }, missing);
            case DISTINCT -> new Value(dataNull ? List.of() : first.value instanceof List<?> l
                ? new ArrayList<>(new java.util.LinkedHashSet<>(l)) : null, missing);
            case FLATTEN -> {
                List<Object> leaves = new ArrayList<>();
                flatten(first.value, leaves);
                yield new Value(dataNull ? List.of() : first.value instanceof List<?> ? leaves : null, missing);
            }
            case SUM -> dataNull ? sum(List.of(), e.type(), Set.of())
                : new Value(sum(((List<?>) first.value).stream().map(v -> new Value(v, Set.of())).toList(), e.type(), Set.of()).value,
                    missing);
            case KEYS -> new Value(first.value instanceof Map<?, ?> m ? new ArrayList<>(m.keySet()) : null, missing);
            case VALUES -> new Value(first.value instanceof Map<?, ?> m ? new ArrayList<>(m.values()) : null, missing);
            case ANY, ALL, FILTER, MAP, RATIO -> throw new IllegalArgumentException();
        };
    }

    private static void flatten(Object value, List<Object> leaves) {
        if (value instanceof List<?> list) {
            list.forEach(element -> {
                if (element instanceof List<?>) {
                    flatten(element, leaves);
                } else {
                    leaves.add(element);
                }
            });
        }
    }
}

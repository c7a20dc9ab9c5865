package dev.cordon.mql.eval;

import dev.cordon.mql.eval.Graph.Vertex;
import dev.cordon.mql.function.Functions;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Preparable;
import dev.cordon.mql.function.TextTest;
import dev.cordon.mql.pattern.Needle;
import dev.cordon.mql.pattern.PatternStore;
import dev.cordon.mql.syntax.Expr.ComparisonOperator;
import dev.cordon.mql.syntax.Expr.LogicOperator;
import dev.cordon.mql.check.Form;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import dev.cordon.mql.check.Typed;
import dev.cordon.mql.value.NamedLists;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes nodes of the graph's vertices, each vertex once. */
final class Compiler {
    /** What costs less is evaluated again rather than remembered. */
    private static final long SHARED_COST_LEAST = 12;
    /** What costs less is compiled at once rather than when it is first needed. */
    private static final long LATER_COST_LEAST = 40;
    private static final StructType EMPTY = StructType.named("nothing").build();

    private final PatternStore store;
    private final boolean sharing;
    private final Runnable settle;
    private final Map<Object, Site> sites = new HashMap<>();
    private final @Nullable Screening screening;
    private int tests;
    private int values;

    /**
     * Without sharing nothing is remembered between parts, and a run needs no slots; nor is anything compiled later then.
     *
     * @param settle compiles what is left to compile; called before tables of literals are made
     */
    Compiler(PatternStore store, boolean sharing, Runnable settle) {
        this.store = store;
        this.sharing = sharing;
        this.settle = settle;
        this.screening = sharing ? new Screening(this, store) : null;
    }

    synchronized List<Site> sites() {
        return List.copyOf(sites.values());
    }

    /** A vertex is compiled once, by one thread at a time. */
    synchronized Node node(Vertex vertex) {
        Node known = vertex.node;
        if (known == null) {
            known = shared(vertex, folded(vertex, make(vertex)));
            vertex.node = known;
        }
        return known;
    }

    private Node[] nodes(List<Vertex> vertices) {
        return vertices.stream().map(this::node).toArray(Node[]::new);
    }

    private Node shared(Vertex vertex, Node node) {
        if (!sharing || !isShared(vertex) || node instanceof Leaves.Constant) {
            return node;
        }
        return vertex.typed.type() == Scalar.BOOLEAN ? new Logic.Shared(node, tests++) : new Logic.SharedValue(node, values++);
    }

    /** Whether its value is remembered for a message. */
    static boolean isShared(Vertex vertex) {
        return vertex.uses >= 2 && vertex.items == 0 && vertex.cost >= SHARED_COST_LEAST;
    }

    /** A part that is compiled when it is first evaluated: of most rules only the first conditions ever are. */
    private Node later(Vertex vertex) {
        return !sharing || vertex.node != null || vertex.constant || vertex.cost < LATER_COST_LEAST ? node(vertex) : new Later(this, vertex);
    }

    /** A pure operation on constants is a constant. */
    private Node folded(Vertex vertex, Node node) {
        if (!vertex.constant || node instanceof Leaves.Constant
            || !vertex.parts.stream().allMatch(p -> node(p) instanceof Leaves.Constant)) {
            return node;
        }
        Run run = new Run(1, 0, 0);
        run.begin(new Input(Struct.of(EMPTY), Map.of(), NamedLists.NONE, new Limits(1_000_000, 1_000_000)));
        run.refuel();
        try {
            Object value = node.value(run);
            return run.missing == 0 ? new Leaves.Constant(value) : node;
        } catch (Run.OutOfFuel _) {
            return node;
        }
    }

    private Node make(Vertex vertex) {
        List<Vertex> parts = vertex.parts;
        return switch (vertex.typed) {
            case Typed.Constant constant -> new Leaves.Constant(constant.value());
            case Typed.Root _ -> new Leaves.Root();
            case Typed.OtherRoot root -> new Leaves.OtherRoot(root.name());
            case Typed.Field field -> field(field, node(parts.getFirst()));
            case Typed.Item item -> new Leaves.Item(item.level());
            case Typed.NamedList list -> new Leaves.Listed(list.name());
            case Typed.Element _, Typed.Entry _, Typed.JsonEntry _ -> new Leaves.Element(node(parts.get(0)), node(parts.get(1)));
            case Typed.Slice slice -> new Leaves.Slice(node(parts.get(0)), node(parts.get(1)), node(parts.get(2)),
                Graph.isText(slice.of().type()));
            case Typed.Call call -> call(call, parts);
            case Typed.Loop loop -> loop(loop, parts.get(0), parts.get(1));
            case Typed.Plain plain -> plain(plain, parts);
            case Typed.ArrayOf _ -> new Leaves.Array(nodes(parts));
            case Typed.Not _ -> new Logic.Not(node(parts.getFirst()));
            case Typed.Logic logic -> logic.operator() == LogicOperator.AND ? new Logic.And(order(parts)) : new Logic.Or(order(parts));
            case Typed.Comparison comparison -> comparison(comparison, parts);
            case Typed.Membership membership -> membership(membership, parts);
            case Typed.NullTest test -> new Logic.NullTest(node(parts.getFirst()), test.negated());
            case Typed.CountOf count -> new Logic.CountOf(count.count(), order(parts).nodes());
            case Typed.Arithmetic arithmetic -> new Operators.Arithmetic(arithmetic.operator(), node(parts.get(0)), node(parts.get(1)));
            case Typed.Negative _ -> new Operators.Negative(node(parts.getFirst()));
            case Typed.Broken broken -> throw new IllegalArgumentException("an expression with errors is not compiled: " + broken.span());
        };
    }

    /**
     * Cheap before dear, pure before what asks the outside; among the latter the rule's own order stays, since each guards the next. The
     * three-valued value of a conjunction, a disjunction and a count does not depend on the order.
     */
    private Order order(List<Vertex> parts) {
        List<Vertex> pure = new ArrayList<>(parts.stream().filter(p -> p.pure).toList());
        pure.sort(Comparator.comparingLong(Compiler::cost));
        List<Vertex> all = new ArrayList<>(pure);
        parts.stream().filter(p -> !p.pure).forEach(all::add);
        return new Order(all.stream().map(this::later).toArray(Node[]::new), all.stream().mapToLong(Compiler::cost).toArray(), pure.size());
    }

    /** What is shared is usually known already. */
    private static long cost(Vertex vertex) {
        return vertex.uses > 1 && vertex.items == 0 ? Math.min(vertex.cost, 8 + vertex.cost / vertex.uses) : vertex.cost;
    }

    private Node field(Typed.Field field, Node of) {
        int index = field.field().index();
        return switch (of) {
            case Leaves.Root _ -> new Leaves.Path(new int[] {index});
            case Leaves.Path path -> new Leaves.Path(path.with(index));
            case Leaves.Item _ when field.of() instanceof Typed.Item item -> new Leaves.ItemField(item.level(), index);
            default -> new Leaves.Field(of, index);
        };
    }

    private Node call(Typed.Call call, List<Vertex> parts) {
        MqlFunction function = call.function();
        int positional = call.arguments().size();
        List<Vertex> rest = parts.subList(Math.min(1, positional), positional);
        boolean literal = call.keywords().isEmpty() && positional > 1 && rest.stream().allMatch(p -> node(p) instanceof Leaves.Constant);
        if (literal && function instanceof TextTest test) {
            return needles(test, call.arguments().getFirst(), node(parts.getFirst()), constants(rest));
        }
        if (literal && function instanceof Preparable preparable) {
            return new Calls.Ready(preparable.prepare(constants(rest), store), node(parts.getFirst()));
        }
        if (!Functions.isImplemented(function)) {
            List<Vertex> telling = parts.stream().filter(p -> p.mayMiss).toList();
            String capability = function.signature().capability();
            return new Calls.Unanswered(nodes(telling), capability.isEmpty() ? function.signature().name() : capability);
        }
        Map<String, Node> keywords = new TreeMap<>();
        int place = positional;
        for (String name : new TreeMap<>(call.keywords()).keySet()) {
            keywords.put(name, node(parts.get(place++)));
        }
        boolean remembered = !function.getClass().getPackageName().equals("dev.cordon.mql.std");
        return new Calls.Plain(function, nodes(parts.subList(0, positional)), keywords, remembered);
    }

    private List<@Nullable Object> constants(List<Vertex> vertices) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Vertex vertex : vertices) {
            values.add(node(vertex) instanceof Leaves.Constant constant ? constant.constant() : null);
        }
        return values;
    }

    Node needles(TextTest test, Typed text, Node source, List<@Nullable Object> written) {
        List<Needle> needles = new ArrayList<>();
        for (Object one : written) {
            if (one instanceof String literal) {
                needles.add(test.needle(literal, store));
            }
        }
        if (needles.isEmpty()) {
            return new Leaves.Constant(null);
        }
        return new Calls.Needles(source, needles.toArray(Needle[]::new), site(text));
    }

    /** Where the literals are kept that rules look for in such a text. */
    Site site(Typed text) {
        Object kind = switch (text) {
            case Typed.Field field -> field.field();
            case Typed.Call call -> call.function().signature().name();
            default -> text.getClass();
        };
        return sites.computeIfAbsent(kind, _ -> new Site(settle));
    }

    private Node comparison(Typed.Comparison comparison, List<Vertex> parts) {
        Node left = node(parts.get(0));
        Node right = node(parts.get(1));
        boolean equality = comparison.operator() == ComparisonOperator.EQUAL || comparison.operator() == ComparisonOperator.UNEQUAL;
        boolean negated = comparison.operator() == ComparisonOperator.UNEQUAL;
        if (equality && right instanceof Leaves.Constant constant && constant.constant() instanceof String literal) {
            return new Operators.TextEquals(left, literal, negated);
        }
        if (equality && left instanceof Leaves.Constant constant && constant.constant() instanceof String literal) {
            return new Operators.TextEquals(right, literal, negated);
        }
        return new Operators.Comparison(comparison.operator(), left, right);
    }

    private Node membership(Typed.Membership membership, List<Vertex> parts) {
        Node item = node(parts.get(0));
        if (membership.container() instanceof Typed.NamedList list && (list.type() instanceof Type.ListOf of
            && of.element() == Scalar.STRING)) {
            return new Operators.InNamed(item, list.name(), membership.ignoreCase(), membership.negated());
        }
        if (membership.container() instanceof Typed.ArrayOf array) {
            Set<String> literals = new HashSet<>();
            boolean all = true;
            for (Typed element : array.items()) {
                if (element instanceof Typed.Constant constant && (constant.value() instanceof String || constant.value() == null)) {
                    if (constant.value() instanceof String literal) {
                        literals.add(literal);
                    }
                } else {
                    all = false;
                }
            }
            if (all) {
                return new Operators.InConstants(item, literals, membership.ignoreCase(), membership.negated());
            }
        }
        return new Operators.In(item, node(parts.get(1)), membership.ignoreCase(), membership.negated());
    }

    private Node loop(Typed.Loop loop, Vertex over, Vertex of) {
        Node array = node(over);
        int level = loop.level();
        if (loop.form() == Form.ANY && screening != null) {
            Node constants = screening.overConstants(over, of, level);
            if (constants != null) {
                return constants;
            }
        }
        Node body = node(of);
        @Nullable Screen screen = screening == null ? null : screening.screen(over, of, level);
        return switch (loop.form()) {
            case ANY -> new Loops.Any(array, body, level, screen);
            case ALL -> new Loops.All(array, body, level);
            case FILTER -> new Loops.Filter(array, body, level, screen);
            case MAP -> new Loops.Mapped(array, body, level);
            case RATIO -> new Loops.Ratio(array, body, level);
            case DISTINCT -> new Loops.Distinct(array, body, level);
            case SUM -> new Loops.Sum(array, body, level, loop.type() == Scalar.FLOAT);
            case LENGTH, FLATTEN, COALESCE, KEYS, VALUES -> throw new IllegalArgumentException(loop.form() + " has no body");
        };
    }

    private Node plain(Typed.Plain plain, List<Vertex> parts) {
        if (plain.form() == Form.COALESCE) {
            return new Plains.Coalesce(nodes(parts));
        }
        boolean map = plain.arguments().getFirst().type() instanceof Type.MapOf;
        return new Plains.Single(plain.form(), node(parts.getFirst()), map, plain.type() == Scalar.FLOAT);
    }
}

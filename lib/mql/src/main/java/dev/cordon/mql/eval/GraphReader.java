package dev.cordon.mql.eval;

import dev.cordon.mql.bytes.ByteReader;
import dev.cordon.mql.bytes.ByteReader.Malformed;
import dev.cordon.mql.check.Environment;
import dev.cordon.mql.check.Form;
import dev.cordon.mql.check.Typed;
import dev.cordon.mql.eval.Graph.Vertex;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.syntax.Expr.ArithmeticOperator;
import dev.cordon.mql.syntax.Expr.ComparisonOperator;
import dev.cordon.mql.syntax.Expr.LogicOperator;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import dev.cordon.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link GraphWriter} wrote. All places are the start of the text: who wants the true ones checks the rule again. */
final class GraphReader {
    private static final Span HERE = Span.START;
    private static final Tag[] TAGS = Tag.values();
    private static final Form[] FORMS = Form.values();
    private static final LogicOperator[] LOGIC = LogicOperator.values();
    private static final ComparisonOperator[] COMPARISONS = ComparisonOperator.values();
    private static final ArithmeticOperator[] ARITHMETIC = ArithmeticOperator.values();
    private static final int LEVELS_MOST = 1 << 16;

    private final ByteReader in;
    private final Environment environment;
    private final KnownTypes types;
    private final Graph graph = new Graph();

    GraphReader(ByteReader in, Environment environment) {
        this.in = in;
        this.environment = environment;
        this.types = new KnownTypes(environment);
    }

    List<Vertex> vertices() {
        return graph.inOrder();
    }

    /** Reads all; gives the roots. */
    List<Vertex> read() {
        List<Vertex> all = graph.inOrder();
        int count = in.count();
        for (int at = 0; at < count; at++) {
            Tag tag = TAGS[in.below(TAGS.length)];
            int size = in.count();
            List<Vertex> parts = new ArrayList<>(size);
            for (int part = 0; part < size; part++) {
                int back = in.below(at + 1);
                if (back == 0) {
                    throw new Malformed("a vertex is a part of itself");
                }
                parts.add(all.get(at - back));
            }
            graph.append(typed(tag, parts), parts);
        }
        List<Vertex> roots = new ArrayList<>();
        int rules = in.count();
        for (int rule = 0; rule < rules; rule++) {
            Vertex root = all.get(in.below(count));
            root.uses++;
            roots.add(root);
        }
        return roots;
    }

    private Typed typed(Tag tag, List<Vertex> parts) {
        return switch (tag) {
            case CONSTANT -> new Typed.Constant(constant(), type(), HERE);
            case ROOT -> new Typed.Root(environment.root(), rootPlace());
            case OTHER_ROOT -> new Typed.OtherRoot(in.text(), type(), HERE);
            case FIELD -> field(part(parts, 0));
            case ITEM -> new Typed.Item(in.below(LEVELS_MOST), type(), HERE);
            case NAMED_LIST -> new Typed.NamedList(in.text(), type(), HERE);
            case ELEMENT -> new Typed.Element(part(parts, 0), part(parts, 1), type(), HERE);
            case ENTRY -> new Typed.Entry(part(parts, 0), part(parts, 1), type(), HERE);
            case JSON_ENTRY -> new Typed.JsonEntry(part(parts, 0), part(parts, 1), HERE);
            case SLICE -> new Typed.Slice(part(parts, 0), part(parts, 1), part(parts, 2), type(), HERE);
            case CALL -> call(parts);
            case LOOP -> {
                Form form = FORMS[in.below(FORMS.length)];
                int level = in.below(LEVELS_MOST);
                yield new Typed.Loop(form, part(parts, 0), part(parts, 1), level, type(), HERE);
            }
            case PLAIN -> {
                part(parts, 0);
                yield new Typed.Plain(FORMS[in.below(FORMS.length)], all(parts), type(), HERE);
            }
            case ARRAY -> new Typed.ArrayOf(all(parts), type(), HERE);
            case NOT -> new Typed.Not(part(parts, 0), HERE);
            case LOGIC -> new Typed.Logic(LOGIC[in.below(LOGIC.length)], all(parts), HERE);
            case COMPARISON -> new Typed.Comparison(COMPARISONS[in.below(COMPARISONS.length)], part(parts, 0), part(parts, 1), HERE);
            case MEMBERSHIP -> new Typed.Membership(part(parts, 0), part(parts, 1), in.flag(), in.flag(), HERE);
            case NULL_TEST -> new Typed.NullTest(part(parts, 0), in.flag(), HERE);
            case COUNT_OF -> new Typed.CountOf(in.number(), all(parts), HERE);
            case ARITHMETIC -> new Typed.Arithmetic(ARITHMETIC[in.below(ARITHMETIC.length)], part(parts, 0), part(parts, 1), type(), HERE);
            case NEGATIVE -> new Typed.Negative(part(parts, 0), type(), HERE);
            case BROKEN -> throw new Malformed("an expression with errors");
        };
    }

    private Span rootPlace() {
        if (type() != environment.root()) {
            throw new Malformed("another root");
        }
        return HERE;
    }

    private static Typed part(List<Vertex> parts, int place) {
        if (place >= parts.size()) {
            throw new Malformed("a part is missing");
        }
        return parts.get(place).typed;
    }

    private static List<Typed> all(List<Vertex> parts) {
        List<Typed> all = new ArrayList<>(parts.size());
        parts.forEach(p -> all.add(p.typed));
        return all;
    }

    private @Nullable Object constant() {
        return switch (in.below(Tag.KINDS)) {
            case Tag.NOTHING -> null;
            case Tag.FALSE -> Boolean.FALSE;
            case Tag.TRUE -> Boolean.TRUE;
            case Tag.INTEGER -> in.number();
            case Tag.FLOAT -> Double.longBitsToDouble(in.number());
            default -> in.text();
        };
    }

    private Typed field(Typed of) {
        if (!(of.type() instanceof StructType struct)) {
            throw new Malformed(of.type() + " has no fields");
        }
        return new Typed.Field(of, struct.fields().get(in.below(struct.fields().size())), HERE);
    }

    private Typed call(List<Vertex> parts) {
        String name = in.text();
        MqlFunction function = environment.functions().find(name).orElseThrow(() -> new Malformed("there is no function " + name));
        int positional = in.below(parts.size() + 1);
        List<String> names = in.texts();
        if (positional + names.size() != parts.size()) {
            throw new Malformed("arguments of " + name);
        }
        Map<String, Typed> keywords = new HashMap<>();
        for (int keyword = 0; keyword < names.size(); keyword++) {
            keywords.put(names.get(keyword), parts.get(positional + keyword).typed);
        }
        return new Typed.Call(function, all(parts.subList(0, positional)), keywords, type(), HERE);
    }

    private Type type() {
        return types.read(in);
    }
}

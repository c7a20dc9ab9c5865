package dev.cordon.mql.eval;

import dev.cordon.mql.bytes.ByteWriter;
import dev.cordon.mql.check.Environment;
import dev.cordon.mql.check.Typed;
import dev.cordon.mql.eval.Graph.Vertex;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a graph: each vertex after its parts, as a tag, its parts as distances back, and what else it is made of. Places in the rules'
 * text are left out. {@link GraphReader} is its counterpart.
 */
final class GraphWriter {
    private final ByteWriter out;
    private final Environment environment;
    private final KnownTypes types;
    private boolean writable = true;

    GraphWriter(ByteWriter out, Environment environment) {
        this.out = out;
        this.environment = environment;
        this.types = new KnownTypes(environment);
    }

    /** False when something is not of this environment. */
    boolean write(List<Vertex> vertices, List<Vertex> roots) {
        Map<Vertex, Integer> places = new IdentityHashMap<>();
        out.number(vertices.size());
        for (Vertex vertex : vertices) {
            int here = places.size();
            out.number(Tag.of(vertex.typed).ordinal());
            out.number(vertex.parts.size());
            for (Vertex part : vertex.parts) {
                Integer place = places.get(part);
                if (place == null) {
                    return false;
                }
                out.number(here - place);
            }
            detail(vertex.typed);
            places.put(vertex, here);
        }
        out.number(roots.size());
        for (Vertex root : roots) {
            Integer place = places.get(root);
            if (place == null) {
                return false;
            }
            out.number(place);
        }
        return writable;
    }

    private void detail(Typed typed) {
        switch (typed) {
            case Typed.Constant constant -> constant(constant);
            case Typed.Root root -> type(root.type());
            case Typed.OtherRoot root -> named(root.name(), root.type());
            case Typed.Field field -> field(field);
            case Typed.Item item -> {
                out.number(item.level());
                type(item.type());
            }
            case Typed.NamedList list -> named(list.name(), list.type());
            case Typed.Element _, Typed.Entry _, Typed.Slice _, Typed.ArrayOf _, Typed.Negative _ -> type(typed.type());
            case Typed.JsonEntry _, Typed.Not _ -> { }
            case Typed.Call call -> call(call);
            case Typed.Loop loop -> {
                out.number(loop.form().ordinal());
                out.number(loop.level());
                type(loop.type());
            }
            case Typed.Plain plain -> {
                out.number(plain.form().ordinal());
                type(plain.type());
            }
            case Typed.Logic logic -> out.number(logic.operator().ordinal());
            case Typed.Comparison comparison -> out.number(comparison.operator().ordinal());
            case Typed.Membership membership -> {
                out.flag(membership.negated());
                out.flag(membership.ignoreCase());
            }
            case Typed.NullTest test -> out.flag(test.negated());
            case Typed.CountOf count -> out.number(count.count());
            case Typed.Arithmetic arithmetic -> {
                out.number(arithmetic.operator().ordinal());
                type(arithmetic.type());
            }
            case Typed.Broken _ -> writable = false;
        }
    }

    private void constant(Typed.Constant constant) {
        Object value = constant.value();
        switch (value) {
            case null -> out.number(Tag.NOTHING);
            case Boolean truth -> out.number(truth ? Tag.TRUE : Tag.FALSE);
            case Long number -> {
                out.number(Tag.INTEGER);
                out.number(number);
            }
            case Double number -> {
                out.number(Tag.FLOAT);
                out.number(Double.doubleToRawLongBits(number));
            }
            case String text -> {
                out.number(Tag.TEXT);
                out.text(text);
            }
            default -> writable = false;
        }
        type(constant.type());
    }

    private void field(Typed.Field field) {
        int index = field.field().index();
        writable &= field.of().type() instanceof StructType struct && index < struct.fields().size()
            && struct.fields().get(index) == field.field();
        out.number(index);
    }

    private void call(Typed.Call call) {
        String name = call.function().signature().name();
        writable &= environment.functions().find(name).isPresent();
        out.text(name);
        out.number(call.arguments().size());
        out.texts(new TreeMap<>(call.keywords()).keySet());
        type(call.type());
    }

    private void named(String name, Type type) {
        out.text(name);
        type(type);
    }

    private void type(Type type) {
        writable &= types.write(out, type);
    }
}

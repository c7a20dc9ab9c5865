package dev.cordon.mql.eval;

import dev.cordon.mql.check.Typed;
import dev.cordon.mql.eval.Graph.Vertex;
import dev.cordon.mql.function.TextTest;
import dev.cordon.mql.pattern.PatternStore;
import dev.cordon.mql.syntax.Expr.ComparisonOperator;
import dev.cordon.mql.syntax.Expr.LogicOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds in the body of a loop what can be asked of all items at once. */
final class Screening {
    private static final String LITERALS = "strings.";
    private static final Set<String> GLOBS = Set.of("strings.like", "strings.ilike");

    private final Compiler compiler;
    private final PatternStore store;
    private final Map<List<Object>, Column> columns = new HashMap<>();

    Screening(Compiler compiler, PatternStore store) {
        this.compiler = compiler;
        this.store = store;
    }

    /** What can be asked before a loop over this array with this body, or null when there is nothing. */
    @Nullable Screen screen(Vertex array, Vertex body, int level) {
        if (array.typed instanceof Typed.NamedList list) {
            return listInText(list, body, level);
        }
        return compiler.node(array) instanceof Leaves.Path ? of(body, array, level, body.mayMiss) : null;
    }

    private @Nullable Screen of(Vertex condition, Vertex array, int level, boolean gapsCount) {
        return switch (condition.typed) {
            case Typed.Logic logic -> logic(logic, condition, array, level, gapsCount);
            case Typed.Comparison comparison -> comparison(comparison, array, level, gapsCount);
            case Typed.Membership membership -> membership(membership, array, level, gapsCount);
            case Typed.Call call -> needles(call, array, level, gapsCount);
            default -> null;
        };
    }

    private @Nullable Screen logic(Typed.Logic logic, Vertex condition, Vertex array, int level, boolean gapsCount) {
        List<Screen> screens = new ArrayList<>();
        for (Vertex part : condition.parts) {
            Screen screen = of(part, array, level, gapsCount);
            if (screen != null) {
                screens.add(screen);
            }
        }
        if (logic.operator() == LogicOperator.OR) {
            return screens.size() == condition.parts.size() ? new Screen.AllOf(screens) : null;
        }
        return screens.isEmpty() ? null : screens.size() == 1 ? screens.getFirst() : new Screen.AnyOf(screens);
    }

    private @Nullable Screen comparison(Typed.Comparison comparison, Vertex array, int level, boolean gapsCount) {
        boolean ignoreCase = comparison.operator() == ComparisonOperator.EQUAL_IGNORING_CASE;
        if (!ignoreCase && comparison.operator() != ComparisonOperator.EQUAL) {
            return null;
        }
        boolean right = comparison.right() instanceof Typed.Constant;
        Column column = column(array, right ? comparison.left() : comparison.right(), level);
        return column != null && (right ? comparison.right() : comparison.left()) instanceof Typed.Constant constant
            && constant.value() instanceof String literal ? new Screen.Among(column, gapsCount, Set.of(literal), ignoreCase) : null;
    }

    private @Nullable Screen membership(Typed.Membership membership, Vertex array, int level, boolean gapsCount) {
        if (membership.negated() || !(membership.container() instanceof Typed.ArrayOf of)) {
            return null;
        }
        Column column = column(array, membership.item(), level);
        Set<String> literals = new HashSet<>();
        for (Typed element : of.items()) {
            if (!(element instanceof Typed.Constant constant) || !(constant.value() instanceof String literal)) {
                return null;
            }
            literals.add(literal);
        }
        return column == null ? null : new Screen.Among(column, gapsCount, literals, membership.ignoreCase());
    }

    private @Nullable Screen needles(Typed.Call call, Vertex array, int level, boolean gapsCount) {
        if (!(call.function() instanceof TextTest test) || call.arguments().size() < 2 || !call.keywords().isEmpty()) {
            return null;
        }
        Column column = column(array, call.arguments().getFirst(), level);
        List<String> literals = texts(call.arguments().subList(1, call.arguments().size()));
        if (column == null || literals.isEmpty()) {
            return null;
        }
        Site site = compiler.site(call.arguments().getFirst());
        Site.Gate[] gates = literals.stream().map(literal -> site.gate(test.needle(literal, store))).toArray(Site.Gate[]::new);
        return new Screen.Lacking(column, gapsCount, site, gates);
    }

    /** The texts, or none when something else is among them. */
    private static List<String> texts(List<Typed> parts) {
        List<String> texts = new ArrayList<>();
        for (Typed part : parts) {
            if (!(part instanceof Typed.Constant constant) || !(constant.value() instanceof String text)) {
                return List.of();
            }
            texts.add(text);
        }
        return texts;
    }

    /** The column that an expression reads, when it is a field of a field … of the loop's item. */
    private @Nullable Column column(Vertex array, Typed expression, int level) {
        List<Integer> fields = new ArrayList<>();
        Typed at = expression;
        while (at instanceof Typed.Field field) {
            fields.addFirst(field.field().index());
            at = field.of();
        }
        if (!(at instanceof Typed.Item item) || item.level() != level) {
            return null;
        }
        int[] path = fields.stream().mapToInt(Integer::intValue).toArray();
        return columns.computeIfAbsent(List.of(array, fields), _ -> new Column(columns.size(), path));
    }

    /** Texts of a named list, each looked for in a text that is the same for all of them. */
    private @Nullable Screen listInText(Typed.NamedList list, Vertex body, int level) {
        return isItemInText(body, level) ? new Screen.ListInText(list.name(), compiler.node(body.parts.getFirst())) : null;
    }

    private static boolean isItemInText(Vertex body, int level) {
        return body.typed instanceof Typed.Call call && call.function() instanceof TextTest && isLiteral(call)
            && call.arguments().size() == 2 && call.keywords().isEmpty()
            && call.arguments().get(1) instanceof Typed.Item item && item.level() == level && level < 63
            && (body.parts.getFirst().items & 1L << level) == 0;
    }

    private static boolean isLiteral(Typed.Call call) {
        String name = call.function().signature().name();
        return name.startsWith(LITERALS) && !GLOBS.contains(name);
    }

    /** A loop over constants that looks for each in one text is a test for all of them; null when it is no such loop. */
    @Nullable Node overConstants(Vertex array, Vertex body, int level) {
        if (!(array.typed instanceof Typed.ArrayOf constants) || !isItemInText(body, level)
            || !(body.typed instanceof Typed.Call call) || !(call.function() instanceof TextTest test)) {
            return null;
        }
        List<String> literals = texts(constants.items());
        return literals.isEmpty() ? null : new Loops.AnyConstant(
            compiler.needles(test, call.arguments().getFirst(), compiler.node(body.parts.getFirst()), List.copyOf(literals)));
    }
}

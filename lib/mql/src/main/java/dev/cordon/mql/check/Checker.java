package dev.cordon.mql.check;

import dev.cordon.mql.syntax.Expr.ArithmeticOperator;
import dev.cordon.mql.syntax.Expr.ComparisonOperator;
import dev.cordon.mql.syntax.Expr.LogicOperator;
import dev.cordon.mql.syntax.Expr;
import dev.cordon.mql.syntax.Parsed;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import dev.cordon.source.Span;
import dev.cordon.source.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what every name in an expression means and whether the types hold, before anything runs. The language has no truthiness and
 * hardly any conversion: a mistake that would make a rule null for ever is an error here. Each mistake is told once; what depends on it is
 * {@link Typed.Broken} and stays silent.
 */
public final class Checker {
    private final Checking checking;
    private final Calls calls;

    private Checker(Checking checking) {
        this.checking = checking;
        this.calls = new Calls(checking, this);
    }

    /** Checks an expression of any type. */
    public static Checked check(Parsed parsed, Environment environment) {
        Checking checking = new Checking(environment, parsed.source(), parsed.diagnostics());
        Typed tree = new Checker(checking).typed(parsed.expression());
        return checking.checked(tree);
    }

    /** Checks an expression that must be a boolean: the condition of a rule. */
    public static Checked checkCondition(Parsed parsed, Environment environment) {
        Checking checking = new Checking(environment, parsed.source(), parsed.diagnostics());
        Typed tree = new Checker(checking).typed(parsed.expression());
        if (!(tree instanceof Typed.Broken) && tree.type() != Scalar.BOOLEAN) {
            checking.error("M070", tree.span(), "a rule must be true or false, this is " + Fitting.words(tree.type()), "",
                    "only a query (type: query) may give any value");
        }
        return checking.checked(tree);
    }

    Typed typed(Expr expr) {
        Span span = expr.span();
        return switch (expr) {
            case Expr.Missing _ -> new Typed.Broken(span);
            case Expr.Null _ -> new Typed.Constant(null, Scalar.NULL, span);
            case Expr.Bool e -> new Typed.Constant(e.value(), Scalar.BOOLEAN, span);
            case Expr.Int e -> new Typed.Constant(e.value(), Scalar.INTEGER, span);
            case Expr.Decimal e -> new Typed.Constant(e.value(), Scalar.FLOAT, span);
            case Expr.Text e -> new Typed.Constant(e.value(), Scalar.STRING, span);
            case Expr.ListName e -> list(e);
            case Expr.Name e -> name(e);
            case Expr.Scope e -> scope(e);
            case Expr.Member e -> member(e);
            case Expr.Index e -> index(e);
            case Expr.Slice e -> slice(e);
            case Expr.Call e -> calls.call(e);
            case Expr.Array e -> array(e.items(), span);
            case Expr.Values e -> array(e.items(), span);
            case Expr.Group e -> typed(e.inner());
            case Expr.Not e -> new Typed.Not(condition(e.operand(), "`not`"), span);
            case Expr.Negative e -> negative(e);
            case Expr.Arithmetic e -> arithmetic(e);
            case Expr.Logic e -> new Typed.Logic(e.operator(), conditions(e.operands(), "`" + e.operator().sign() + "`"), span);
            case Expr.Comparison e -> comparison(e);
            case Expr.Membership e -> membership(e);
            case Expr.NullTest e -> nullTest(e);
            case Expr.CountOf e -> countOf(e);
        };
    }

    /** Something that must be true, false or null. */
    Typed condition(Expr expr, String whose) {
        Typed typed = typed(expr);
        if (typed.type() == Scalar.BOOLEAN || typed.type() == Scalar.NULL) {
            return typed;
        }
        String help = typed.type() == Scalar.JSON ? "JSON is no boolean: write `== true`"
                : typed.type() instanceof Type.ListOf ? "write `length(…) > 0`, or `any(…, …)`"
                : typed.type() == Scalar.STRING ? "write `is not null`, or compare it" : "compare it, such as with `> 0`";
        return checking.error("M059", typed.span(), whose + " needs true or false, this is " + Fitting.words(typed.type()), "", help);
    }

    private List<Typed> conditions(List<Expr> operands, String whose) {
        List<Typed> all = new ArrayList<>(operands.size());
        for (Expr operand : operands) {
            all.add(condition(operand, whose));
        }
        return all;
    }

    private Typed list(Expr.ListName e) {
        Environment.Lists lists = checking.environment.lists();
        Optional<Type> type = lists.type(e.name());
        if (type.isEmpty()) {
            return checking.error("M064", e.span(), "there is no list `$" + e.name() + "`",
                    Suggestion.nearest(e.name(), lists.names()).map(n -> "did you mean `$" + n + "`?").orElse(""),
                    "a list is a file named " + e.name() + ".txt in the folder of lists");
        }
        checking.list(e.name());
        return checking.at(new Typed.NamedList(e.name(), type.get(), e.span()), "$" + e.name());
    }

    private Typed name(Expr.Name e) {
        StructType root = checking.environment.root();
        Optional<StructType.Field> field = root.field(e.name());
        if (field.isPresent()) {
            return checking.read(new Typed.Root(root, e.span()), field.get(), e.span());
        }
        Type other = checking.environment.otherRoots().get(e.name());
        if (other != null) {
            return checking.at(new Typed.OtherRoot(e.name(), other, e.span()), e.name());
        }
        return unknownName(e);
    }

    private Typed unknownName(Expr.Name e) {
        if (Form.named(e.name()).isPresent() || checking.environment.functions().find(e.name()).isPresent()) {
            return checking.error("M066", e.span(), "`" + e.name() + "` is a function", "", "call it: `" + e.name() + "(…)`");
        }
        String namespace = e.name() + ".";
        if (checking.environment.functions().names().stream().anyMatch(n -> n.startsWith(namespace))) {
            return checking.error("M066", e.span(), "`" + e.name() + "` holds functions and is no value", "",
                    "name one of them and call it");
        }
        Set<String> known = new TreeSet<>(checking.environment.otherRoots().keySet());
        checking.environment.root().fields().forEach(f -> known.add(f.name()));
        StructType element = checking.loops().isEmpty() || !(checking.loops().getLast().element() instanceof StructType s)
                ? checking.environment.root() : s;
        String help = checking.loops().isEmpty() || element.field(e.name()).isEmpty() ? ""
                : "the loop's item has it: write `." + e.name() + "`";
        return checking.error("M050", e.span(), "`" + e.name() + "` is not a field of the message", Suggestion.didYouMean(e.name(), known),
                help);
    }

    private Typed scope(Expr.Scope e) {
        int loops = checking.loops().size();
        if (e.dots() > loops) {
            String dots = ".".repeat(Math.min(e.dots(), 20));
            return checking.error("M053", e.span(), loops == 0 ? "`" + dots + "` stands outside of every loop"
                    : "`" + dots + "` climbs " + e.dots() + " loops out, there " + (loops == 1 ? "is only 1" : "are only " + loops), "",
                    loops == 0 ? "a path that begins with a dot belongs to an item of any, all, filter, map and their like" : "");
        }
        int level = loops - e.dots();
        Checking.Loop loop = checking.loops().get(level);
        return checking.at(new Typed.Item(level, loop.element(), e.span()), loop.path());
    }

    private Typed member(Expr.Member e) {
        Optional<String> dotted = Calls.dotted(e);
        if (dotted.isPresent() && !startsAtRoot(dotted.get())) {
            return functionAsValue(e, dotted.get());
        }
        Typed of = typed(e.of());
        if (of instanceof Typed.Broken) {
            return of;
        }
        return switch (of.type()) {
            case StructType s -> s.field(e.name()).<Typed>map(f -> checking.read(of, f, e.span())).orElseGet(() -> unknownField(s, e, of));
            case Type.ListOf l -> checking.error("M052", e.nameSpan(), "`" + e.name() + "` is read off an array",
                    l.element() instanceof StructType s && s.field(e.name()).isPresent() ? "its elements have it" : "",
                    "write `any(…, ." + e.name() + " …)`, or take one element with [0]");
            case Type.MapOf _ -> checking.error("M052", e.nameSpan(), "a map has no fields", "", "write `[\"" + e.name() + "\"]`");
            case Scalar s -> checking.error("M052", e.nameSpan(), Fitting.words(s) + " has no fields", "",
                    s == Scalar.JSON ? "write `[\"" + e.name() + "\"]`" : "");
        };
    }

    private boolean startsAtRoot(String dotted) {
        String first = dotted.substring(0, dotted.indexOf('.'));
        return checking.environment.root().field(first).isPresent() || checking.environment.otherRoots().containsKey(first);
    }

    private Typed functionAsValue(Expr.Member e, String dotted) {
        if (checking.environment.functions().find(dotted).isPresent()) {
            return checking.error("M066", e.span(), "`" + dotted + "` is a function", "", "call it: `" + dotted + "(…)`");
        }
        Expr first = e;
        while (first instanceof Expr.Member m) {
            first = m.of();
        }
        String namespace = dotted.substring(0, dotted.indexOf('.') + 1);
        List<String> names = checking.environment.functions().names();
        if (names.stream().anyMatch(n -> n.startsWith(namespace))) {
            return checking.error("M060", e.span(), "there is no function `" + dotted + "`", Suggestion.didYouMean(dotted, names), "");
        }
        return first instanceof Expr.Name n ? unknownName(n) : new Typed.Broken(e.span());
    }

    private Typed unknownField(StructType type, Expr.Member e, Typed of) {
        String whose = checking.path(of);
        List<String> known = type.fields().stream().map(StructType.Field::name).toList();
        String label = Suggestion.didYouMean(e.name(), known);
        String help = label.isEmpty() ? "fields of " + type.name() + ": " + some(known) : "";
        return checking.error("M051", e.nameSpan(), (whose.isEmpty() ? "" : "`" + whose + "`, ") + "an object " + type.name()
                + (whose.isEmpty() ? "" : ",")
                + " has no field `" + e.name() + "`", label, help);
    }

    private static String some(List<String> names) {
        int most = 12;
        String shown = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.size() > most ? shown + " and " + (names.size() - most) + " more" : shown;
    }

    private Typed index(Expr.Index e) {
        Typed of = typed(e.of());
        Typed at = typed(e.at());
        if (of instanceof Typed.Broken || at instanceof Typed.Broken) {
            return new Typed.Broken(e.span());
        }
        Type key = at.type();
        String path = checking.path(of) + "[]";
        boolean place = key == Scalar.INTEGER || key == Scalar.NULL || key == Scalar.JSON;
        boolean name = key == Scalar.STRING || key == Scalar.NULL || key == Scalar.JSON;
        return switch (of.type()) {
            case Type.ListOf l when place -> checking.at(new Typed.Element(of, at, l.element(), e.span()), path);
            case Type.ListOf _ -> checking.error("M054", at.span(), "the place in an array must be an integer, this is "
                    + Fitting.words(key), "", "");
            case Type.MapOf m when name -> checking.at(new Typed.Entry(of, at, m.value(), e.span()), path);
            case Type.MapOf _ -> checking.error("M054", at.span(), "the key of a map must be a string, this is " + Fitting.words(key), "",
                    "");
            case Scalar s when s == Scalar.JSON && (place || name) -> checking.at(new Typed.JsonEntry(of, at, e.span()), path);
            case Scalar s when s == Scalar.JSON -> checking.error("M054", at.span(),
                    "the key of JSON must be a string or an integer, this is " + Fitting.words(key), "", "");
            case Scalar s -> checking.error("M054", e.span(), Fitting.words(s) + " has no elements", "",
                    s == Scalar.STRING ? "a part of a string is written [from:to]" : "");
            case StructType s -> checking.error("M054", e.span(), Fitting.words(s) + " has no elements", "",
                    "fields are written with a dot");
        };
    }

    private Typed slice(Expr.Slice e) {
        Typed of = typed(e.of());
        Typed from = bound(e.from(), 0);
        Typed to = bound(e.to(), Long.MAX_VALUE);
        if (of instanceof Typed.Broken || from instanceof Typed.Broken || to instanceof Typed.Broken) {
            return new Typed.Broken(e.span());
        }
        if (!(of.type() instanceof Type.ListOf) && of.type() != Scalar.STRING) {
            return checking.error("M054", of.span(), "a part can be taken of an array or a string, this is " + Fitting.words(of.type()),
                    "", "");
        }
        return checking.at(new Typed.Slice(of, from, to, of.type(), e.span()), checking.path(of));
    }

    private Typed bound(Expr expr, long otherwise) {
        if (expr instanceof Expr.Missing) {
            return new Typed.Constant(otherwise, Scalar.INTEGER, expr.span());
        }
        Typed bound = typed(expr);
        boolean fits = bound.type() == Scalar.INTEGER || bound.type() == Scalar.NULL || bound.type() == Scalar.JSON;
        return fits ? bound : checking.error("M054", bound.span(), "a bound must be an integer, this is " + Fitting.words(bound.type()),
                "", "");
    }

    private Typed array(List<Expr> items, Span span) {
        List<Typed> all = new ArrayList<>(items.size());
        Type type = Scalar.NULL;
        boolean broken = false;
        for (Expr item : items) {
            Typed typed = typed(item);
            all.add(typed);
            Optional<Type> common = Fitting.common(type, typed.type());
            if (common.isEmpty() && !broken) {
                checking.error("M057", typed.span(), "this is " + Fitting.words(typed.type()) + ", the elements before it are " + type, "",
                        "all elements have one type");
                broken = true;
            }
            type = common.orElse(type);
            broken |= typed instanceof Typed.Broken;
        }
        return broken ? new Typed.Broken(span) : new Typed.ArrayOf(all, Type.listOf(type), span);
    }

    private Typed negative(Expr.Negative e) {
        Typed operand = typed(e.operand());
        if (!Fitting.isNumber(operand.type())) {
            return checking.error("M069", operand.span(), "`-` needs a number, this is " + Fitting.words(operand.type()), "", "");
        }
        return operand instanceof Typed.Broken ? operand : new Typed.Negative(operand, number(operand.type()), e.span());
    }

    private Typed arithmetic(Expr.Arithmetic e) {
        Typed left = typed(e.left());
        Typed right = typed(e.right());
        if (left instanceof Typed.Broken || right instanceof Typed.Broken) {
            return new Typed.Broken(e.span());
        }
        for (Typed side : List.of(left, right)) {
            if (!Fitting.isNumber(side.type())) {
                boolean texts = e.operator() == ArithmeticOperator.ADD && side.type() == Scalar.STRING;
                return checking.error("M069", side.span(), "`" + e.operator().sign() + "` needs numbers, this is "
                        + Fitting.words(side.type()), "",
                        texts ? "strings are joined with `strings.concat(a, b)`" : "");
            }
            if (e.operator() == ArithmeticOperator.REMAINDER && side.type() == Scalar.FLOAT) {
                return checking.error("M069", side.span(), "`%` needs integers, this is a float", "", "");
            }
        }
        Type type = Fitting.common(number(left.type()), number(right.type())).orElse(Scalar.FLOAT);
        return new Typed.Arithmetic(e.operator(), left, right, type, e.span());
    }

    private static Type number(Type type) {
        return type == Scalar.JSON ? Scalar.FLOAT : type == Scalar.NULL ? Scalar.INTEGER : type;
    }

    private Typed comparison(Expr.Comparison e) {
        List<Typed> operands = new ArrayList<>();
        e.operands().forEach(o -> operands.add(typed(o)));
        List<Typed> pairs = new ArrayList<>();
        for (int i = 0; i < e.operators().size(); i++) {
            pairs.add(pair(e.operators().get(i), operands.get(i), operands.get(i + 1)));
        }
        return pairs.size() == 1 ? pairs.getFirst() : new Typed.Logic(LogicOperator.AND, pairs, e.span());
    }

    private Typed pair(ComparisonOperator operator, Typed left, Typed right) {
        Span span = left.span().join(right.span());
        if (left instanceof Typed.Broken || right instanceof Typed.Broken) {
            return new Typed.Broken(span);
        }
        if (left.type() == Scalar.NULL || right.type() == Scalar.NULL) {
            checking.warning("M090", span, "a comparison with null is always null, never true",
                    operator == ComparisonOperator.UNEQUAL ? "write `is not null`" : "write `is null`");
        }
        if (!Fitting.comparable(left.type(), right.type())) {
            return checking.error("M055", span, Fitting.words(left.type()) + " cannot be compared with " + Fitting.words(right.type()), "",
                    compareHelp(left.type(), right.type()));
        }
        boolean right1 = switch (operator) {
            case EQUAL, UNEQUAL -> true;
            case EQUAL_IGNORING_CASE, UNEQUAL_IGNORING_CASE -> Fitting.isText(left.type()) && Fitting.isText(right.type());
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Fitting.ordered(left.type()) && Fitting.ordered(right.type());
        };
        if (!right1) {
            return checking.error("M055", span, "`" + operator.sign() + "` cannot compare " + left.type().toString()
                    .toLowerCase(Locale.ROOT) + "s", "",
                    "use `==` or `!=`");
        }
        return new Typed.Comparison(operator, left, right, span);
    }

    private static String compareHelp(Type left, Type right) {
        if (left instanceof Type.ListOf || right instanceof Type.ListOf) {
            return "go through an array with `any(…, . == …)`, or ask for a value with `in`";
        }
        if (left instanceof StructType s) {
            return "compare one of its fields: " + some(s.fields().stream().map(StructType.Field::name).toList());
        }
        return right instanceof StructType ? "compare one of its fields" : "";
    }

    private Typed membership(Expr.Membership e) {
        Typed item = typed(e.item());
        Typed container = typed(e.container());
        if (item instanceof Typed.Broken || container instanceof Typed.Broken) {
            return new Typed.Broken(e.span());
        }
        String sign = e.ignoreCase() ? "`in~`" : "`in`";
        if (e.ignoreCase() && !Fitting.isText(item.type())) {
            return checking.error("M056", item.span(), "`in~` looks for strings, this is " + Fitting.words(item.type()), "", "write `in`");
        }
        return switch (container.type()) {
            case Type.ListOf l when e.container() instanceof Expr.Values && l.element() instanceof Type.ListOf -> checking.error("M056",
                    container.span(), "these brackets hold an array, so this looks for an array among arrays", "",
                            "write `in` without the brackets");
            case Type.ListOf l when !Fitting.comparable(item.type(), l.element()) -> checking.error("M056", e.span(),
                    Fitting.words(item.type()) + " is never in " + Fitting.words(l), "", compareHelp(item.type(), l.element()));
            case Type.ListOf _ -> new Typed.Membership(item, container, e.negated(), e.ignoreCase(), e.span());
            case Scalar s when s == Scalar.JSON || s == Scalar.NULL -> new Typed.Membership(item, container, e.negated(), e.ignoreCase(),
                    e.span());
            case Scalar s -> checking.error("M056", container.span(), sign + " looks in an array, this is " + Fitting.words(s), "",
                    s == Scalar.STRING ? "look for a part of a string with `strings.contains`" : "");
            case Type.MapOf m -> checking.error("M056", container.span(), sign + " looks in an array, this is " + Fitting.words(m), "",
                    "look in `keys(…)`");
            case StructType s -> checking.error("M056", container.span(), sign + " looks in an array, this is " + Fitting.words(s), "", "");
        };
    }

    private Typed nullTest(Expr.NullTest e) {
        Typed operand = typed(e.operand());
        if (operand.type() instanceof Type.ListOf) {
            return checking.error("M058", operand.span(), "an array is not asked whether it is null", "", "write `length(…) == 0`");
        }
        return operand instanceof Typed.Broken ? new Typed.Broken(e.span()) : new Typed.NullTest(operand, e.negated(), e.span());
    }

    private Typed countOf(Expr.CountOf e) {
        List<Typed> clauses = conditions(e.clauses(), "`of`");
        if (e.count() > clauses.size()) {
            checking.warning("M091", e.span(), "this asks for " + e.count() + " of " + clauses.size() + " conditions and is never true",
                    "");
        } else if (e.count() == 0) {
            checking.warning("M091", e.span(), "this asks for none of the conditions and is always true", "");
        }
        return new Typed.CountOf(e.count(), clauses, e.span());
    }
}

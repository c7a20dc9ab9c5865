package dev.cordon.mql.check;

import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature.Kind;
import dev.cordon.mql.function.Signature.Parameter;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.syntax.Expr.Argument;
import dev.cordon.mql.syntax.Expr;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import dev.cordon.source.Span;
import dev.cordon.source.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks calls: which function or form is meant, and whether the arguments fit. */
final class Calls {
    private final Checking checking;
    private final Checker checker;

    Calls(Checking checking, Checker checker) {
        this.checking = checking;
        this.checker = checker;
    }

    /** The words of a path that is nothing but names, joined by dots. */
    static Optional<String> dotted(Expr expr) {
        return switch (expr) {
            case Expr.Name n -> Optional.of(n.name());
            case Expr.Member m -> dotted(m.of()).map(before -> before + "." + m.name());
            default -> Optional.empty();
        };
    }

    Typed call(Expr.Call e) {
        String name = dotted(e.function()).orElse("");
        Optional<Form> form = Form.named(name);
        if (form.isPresent()) {
            checking.function(name);
            return form(form.get(), e);
        }
        Optional<MqlFunction> function = checking.environment.functions().find(name);
        if (function.isPresent()) {
            return function(function.get(), e);
        }
        for (Argument argument : e.arguments()) {
            checker.typed(argument.value());
        }
        List<String> known = new ArrayList<>(checking.environment.functions().names());
        for (Form one : Form.values()) {
            known.add(one.word());
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        String label = known.stream().filter(n -> n.endsWith("." + last))
                .min(Comparator.comparing(n -> !n.startsWith("strings."))).map(n -> "did you mean `" + n + "`?")
                .orElseGet(() -> Suggestion.didYouMean(name, known));
        return checking.error("M060", e.function().span(), "there is no function `" + name + "`", label, "");
    }

    private Typed form(Form form, Expr.Call e) {
        for (Argument argument : e.arguments()) {
            if (!argument.positional()) {
                return checking.error("M062", argument.span(), "`" + form.word() + "` has no named arguments", "", form.declaration());
            }
        }
        int count = e.arguments().size();
        int least = form.rule().body.least;
        int most = form.rule().body.most;
        if (count < least || count > most) {
            return checking.error("M061", e.span(), "`" + form.word() + "` takes " + counted(least, most) + ", not " + count, "",
                    form.declaration());
        }
        return form.loops() && count == 2 ? loop(form, e) : plain(form, e);
    }

    private Typed loop(Form form, Expr.Call e) {
        Typed array = checker.typed(e.arguments().get(0).value());
        Type element = switch (array.type()) {
            case Type.ListOf l -> l.element();
            case Scalar s when s == Scalar.JSON || s == Scalar.NULL -> s;
            default -> {
                notAnArray(form, array);
                yield Scalar.NULL;
            }
        };
        boolean broken = array instanceof Typed.Broken || !(array.type() instanceof Type.ListOf) && !(array.type() == Scalar.JSON
                || array.type() == Scalar.NULL);
        if (broken) {
            return new Typed.Broken(e.span());
        }
        int level = checking.loops().size();
        checking.enter(element, checking.path(array) + "[]");
        Typed body = body(form, e.arguments().get(1).value());
        checking.leave();
        if (body instanceof Typed.Broken) {
            return new Typed.Broken(e.span());
        }
        Typed.Loop loop = new Typed.Loop(form, array, body, level, form.rule().loop(element, body.type()), e.span());
        String path = form.rule().loopPath(checking.path(array), checking.path(body));
        return checking.at(loop, path);
    }

    private Typed body(Form form, Expr expr) {
        String whose = "`" + form.word() + "`";
        return switch (form.rule().body) {
            case CONDITION -> checker.condition(expr, whose);
            case ANYTHING, NONE, MANY -> checker.typed(expr);
            case NUMBER_OR_NONE -> fitting(form, checker.typed(expr), Fitting::isNumber, "a number");
            case KEY_OR_NONE -> fitting(form, checker.typed(expr), Fitting::isScalar, "a scalar as its key");
        };
    }

    private Typed fitting(Form form, Typed key, Predicate<Type> fits, String wanted) {
        return fits.test(key.type()) ? key : checking.error("M063", key.span(), "`" + form.word() + "` needs " + wanted + ", this is "
                + Fitting.words(key.type()), "", form.declaration());
    }

    private void notAnArray(Form form, Typed given) {
        if (given instanceof Typed.Broken) {
            return;
        }
        String help = switch (given.type()) {
            case Type.MapOf _ -> "go through `keys(…)` or `values(…)`";
            case StructType s -> s.fields().stream().filter(f -> f.type() instanceof Type.ListOf).findFirst()
                    .map(f -> "one of its fields may be meant, such as `." + f.name() + "`").orElse(form.declaration());
            case Scalar _, Type.ListOf _ -> form.declaration();
        };
        checking.error("M063", given.span(), "`" + form.word() + "` goes through an array, this is " + Fitting.words(given.type()), "",
                help);
    }

    private Typed plain(Form form, Expr.Call e) {
        List<Typed> arguments = new ArrayList<>();
        for (Argument argument : e.arguments()) {
            Typed typed = checker.typed(argument.value());
            if (typed instanceof Typed.Broken) {
                return new Typed.Broken(e.span());
            }
            arguments.add(typed);
        }
        Optional<Type> type = form.rule().plain(arguments, checking);
        if (type.isEmpty()) {
            return new Typed.Broken(e.span());
        }
        String path = form.rule().plainPath(checking.path(arguments.getFirst()));
        return checking.at(new Typed.Plain(form, arguments, type.get(), e.span()), path);
    }

    private Typed function(MqlFunction function, Expr.Call e) {
        Signature signature = function.signature();
        checking.function(signature.name());
        checking.capability(signature.capability());
        List<Parameter> places = signature.parameters().stream().filter(p -> p.kind() != Kind.KEYWORD).toList();
        List<Typed> arguments = new ArrayList<>();
        Map<String, Typed> keywords = new TreeMap<>();
        boolean broken = false;
        int given = 0;
        for (Argument argument : e.arguments()) {
            Typed value = checker.typed(argument.value());
            if (value instanceof Typed.Broken) {
                broken = true;
            }
            if (argument.positional()) {
                given++;
                arguments.add(value);
                Optional<Parameter> parameter = parameter(places, given - 1);
                broken |= parameter.isPresent() && !accepted(signature, parameter.get(), value, given);
                parameter.filter(p -> p.kind() == Kind.OPTIONAL).ifPresent(p -> keywords.put(p.name(), value));
            } else {
                broken |= !keyword(signature, argument, value, keywords);
            }
        }
        if (!counted(signature, places, given, e.span()) || broken) {
            return new Typed.Broken(e.span());
        }
        fillPlaces(places, arguments, keywords, e.span());
        patterns(signature, arguments);
        Typed.Call call = new Typed.Call(function, arguments, keywords, signature.result(), e.span());
        return checking.at(call, signature.name() + "()");
    }

    private static Optional<Parameter> parameter(List<Parameter> places, int index) {
        if (index < places.size()) {
            return Optional.of(places.get(index));
        }
        return places.isEmpty() || places.getLast().kind() != Kind.REPEATED ? Optional.empty() : Optional.of(places.getLast());
    }

    private boolean accepted(Signature signature, Parameter parameter, Typed value, int number) {
        if (value instanceof Typed.Broken || Fitting.accepted(parameter.types(), value.type())) {
            return true;
        }
        String which = number > 0 ? "argument " + number + " (" + parameter.name() + ")" : "`" + parameter.name() + "`";
        checking.error("M063", value.span(), which + " of `" + signature.name() + "` is " + Fitting.words(value.type()) + "; it takes "
                + parameter.types().stream().map(Type::toString).limit(8).collect(Collectors.joining(" or ")), "", signature.declaration());
        return false;
    }

    private boolean keyword(Signature signature, Argument argument, Typed value, Map<String, Typed> keywords) {
        List<Parameter> named = signature.parameters().stream().filter(p -> p.kind() == Kind.KEYWORD || p.kind() == Kind.OPTIONAL).toList();
        Optional<Parameter> parameter = named.stream().filter(p -> p.name().equals(argument.keyword())).findFirst();
        if (parameter.isEmpty()) {
            List<String> known = named.stream().map(Parameter::name).toList();
            checking.error("M062", argument.span(), "`" + signature.name() + "` has no argument named `" + argument.keyword() + "`",
                    Suggestion.didYouMean(argument.keyword(), known), signature.declaration());
            return false;
        }
        if (keywords.containsKey(argument.keyword())) {
            checking.error("M062", argument.span(), "`" + argument.keyword() + "` is given twice", "the second time here", "");
            return false;
        }
        keywords.put(argument.keyword(), value);
        return accepted(signature, parameter.get(), value, 0);
    }

    private boolean counted(Signature signature, List<Parameter> places, int given, Span span) {
        int least = (int) places.stream().filter(p -> p.kind() == Kind.REQUIRED || p.kind() == Kind.REPEATED).count();
        int most = !places.isEmpty() && places.getLast().kind() == Kind.REPEATED ? Integer.MAX_VALUE : places.size();
        if (given >= least && given <= most) {
            return true;
        }
        checking.error("M061", span, "`" + signature.name() + "` takes " + counted(least, most) + ", not " + given, "",
                signature.declaration());
        return false;
    }

    // An optional argument that was given by its name also stands at its place, so that a function may ask for either.
    private static void fillPlaces(List<Parameter> places, List<Typed> arguments, Map<String, Typed> keywords, Span span) {
        int last = 0;
        for (int i = 0; i < places.size(); i++) {
            last = keywords.containsKey(places.get(i).name()) ? i + 1 : last;
        }
        for (int i = arguments.size(); i < last; i++) {
            arguments.add(keywords.getOrDefault(places.get(i).name(), new Typed.Constant(null, Scalar.NULL, span)));
        }
    }

    // A malformed pattern would make the rule null for ever, so it is told while the rule is written.
    private void patterns(Signature signature, List<Typed> arguments) {
        if (!signature.name().startsWith("regex.")) {
            return;
        }
        for (Typed argument : arguments.subList(Math.min(1, arguments.size()), arguments.size())) {
            if (argument instanceof Typed.Constant c && c.value() instanceof String pattern) {
                checking.environment.patterns().flaw(pattern).ifPresent(flaw -> checking.error("M065", placeOf(flaw, pattern, c.span()),
                        "this is not a regular expression: " + flaw.words(), "",
                                "the syntax is RE2's: no look-around, no back-references"));
            }
        }
    }

    // Inside the literal where it was written without escapes, else the whole literal.
    private static Span placeOf(Environment.Flaw flaw, String pattern, Span literal) {
        if (literal.length() != pattern.length() + 2) {
            return literal;
        }
        int at = Math.clamp(flaw.offset(), 0, Math.max(0, pattern.length() - 1));
        return pattern.isEmpty() ? literal : new Span(literal.start() + 1 + at, literal.start() + 2 + at);
    }

    private static String counted(int least, int most) {
        String many = most == Integer.MAX_VALUE ? "at least " + least : least == most ? Integer.toString(least) : least + " to " + most;
        return many.equals("0") ? "no arguments" : many + (many.endsWith("1") && !many.contains("to") ? " argument" : " arguments");
    }
}

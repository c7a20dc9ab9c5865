package dev.cordon.mql.syntax;

import dev.cordon.mql.syntax.Expr.Argument;
import dev.cordon.mql.syntax.Expr.ArithmeticOperator;
import dev.cordon.mql.syntax.Expr.ComparisonOperator;
import dev.cordon.mql.syntax.Expr.LogicOperator;
import dev.cordon.mql.syntax.Token.Kind;
import dev.cordon.source.SourceText;
import dev.cordon.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one expression by recursive descent. It goes on behind a mistake, so that a text with several gives several diagnostics, and it
 * bounds what it reads: the text's size, and how deep brackets and operators nest. Long lists and long chains of {@code and} are loops, so
 * only real nesting costs stack.
 */
public final class Parser {

    /** The largest text in UTF-16 units. */
    public static final int UNITS_MAX = 8 << 20;
    /** How deep brackets, {@code not} and unary minus may nest. */
    public static final int DEPTH_MAX = 200;

    private final SourceText source;
    private final Troubles troubles;
    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(SourceText source, Troubles troubles, List<Token> tokens) {
        this.source = source;
        this.troubles = troubles;
        this.tokens = tokens;
    }

    /** Reads a text. Never throws; what is wrong is in {@link Parsed#diagnostics}. */
    public static Parsed parse(SourceText source) {
        Troubles troubles = new Troubles(source);
        String text = source.text();
        if (text.length() > UNITS_MAX) {
            troubles.tell("M009", Span.START, "this text is larger than " + (UNITS_MAX >> 20) + " Mi characters", "",
                    "put long lists of values into a list file and name it with $");
            return new Parsed(source, new Expr.Missing(Span.START), List.of(), troubles.inOrder());
        }
        Lexer lexer = new Lexer(text, troubles);
        Parser parser = new Parser(source, troubles, lexer.tokens());
        Expr expression = parser.whole();
        return new Parsed(source, expression, lexer.comments(), troubles.inOrder());
    }

    /** Reads a text that has no name, such as one typed on a command line. */
    public static Parsed parse(String text) {
        return parse(new SourceText("expression", text));
    }

    private Expr whole() {
        if (now().is(Kind.END)) {
            troubles.tell("M006", Span.START, "there is no expression here", "", "the simplest one is `true`");
            return new Expr.Missing(Span.START);
        }
        Expr expression = expression();
        if (!now().is(Kind.END)) {
            behindTheEnd();
        }
        if (Nesting.height(expression) > Nesting.HEIGHT_MAX) {
            tooDeep(expression.span());
            return new Expr.Missing(expression.span());
        }
        return expression;
    }

    private void behindTheEnd() {
        Token token = now();
        String help = switch (token.kind()) {
            case CLOSE, CLOSE_SQUARE -> "one bracket too many; delete it";
            case COMMA -> "a comma separates arguments and values inside brackets only";
            default -> behindOperand(token);
        };
        troubles.tell("M008", token.span(), "the expression ends before " + token.words(), "", help);
        // What follows may hold mistakes worth telling too.
        while (!now().is(Kind.END)) {
            int before = at;
            if (now().kind().begins()) {
                expression();
            }
            if (at == before) {
                at++;
            }
        }
    }

    private String behindOperand(Token token) {
        if (token.is(Kind.NAME)) {
            String lower = token.text().toLowerCase(java.util.Locale.ROOT);
            if (!lower.equals(token.text()) && Kind.KEYWORDS.containsKey(lower)) {
                return "write `" + lower + "`: words of the language are in lower case";
            }
        }
        return switch (token.kind()) {
            case GIVES -> "write `==` to compare";
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, EQUAL, UNEQUAL, EQUAL_IGNORING_CASE, UNEQUAL_IGNORING_CASE, IN,
                    IN_IGNORING_CASE, IS ->
                            "comparisons follow each other only as `a < b <= c`; join others with `and`, or put the first into brackets";
            default -> token.kind().begins() ? "join two conditions with `and` or `or`" : "";
        };
    }

    private Expr expression() {
        if (depth >= DEPTH_MAX) {
            tooDeep(now().span());
            return missing();
        }
        depth++;
        Expr expression = logic(LogicOperator.OR);
        depth--;
        return expression;
    }

    private void tooDeep(Span span) {
        troubles.tell("M010", span, "this is nested deeper than " + DEPTH_MAX + " levels", "",
                "split the rule, or use lists instead of nesting");
        at = tokens.size() - 1;
    }

    private Expr logic(LogicOperator operator) {
        Kind sign = operator == LogicOperator.OR ? Kind.OR : Kind.AND;
        Expr first = operator == LogicOperator.OR ? logic(LogicOperator.AND) : not();
        if (!now().is(sign)) {
            return first;
        }
        List<Expr> operands = new ArrayList<>();
        operands.add(first);
        while (now().is(sign)) {
            at++;
            operands.add(operator == LogicOperator.OR ? logic(LogicOperator.AND) : not());
        }
        return new Expr.Logic(operator, operands, first.span().join(operands.getLast().span()));
    }

    private Expr not() {
        if (!now().is(Kind.NOT)) {
            return comparison();
        }
        Token sign = now();
        if (depth >= DEPTH_MAX) {
            tooDeep(sign.span());
            return missing();
        }
        at++;
        depth++;
        Expr operand = not();
        depth--;
        return new Expr.Not(operand, sign.span().join(operand.span()));
    }

    private Expr comparison() {
        Expr left = additive();
        Token token = now();
        return switch (token.kind()) {
            case IS -> nullTest(left);
            case NOT -> after().is(Kind.IN) || after().is(Kind.IN_IGNORING_CASE) ? membership(left, true) : left;
            case IN, IN_IGNORING_CASE -> membership(left, false);
            case GIVES -> {
                troubles.tell("M005", token.span(), "`=` stands here, where a comparison is expected", "", "write `==` to compare");
                at++;
                Expr right = additive();
                yield new Expr.Comparison(List.of(left, right), List.of(ComparisonOperator.EQUAL), left.span().join(right.span()));
            }
            default -> comparisons(left);
        };
    }

    private Expr comparisons(Expr left) {
        List<ComparisonOperator> operators = new ArrayList<>();
        List<Expr> operands = new ArrayList<>(List.of(left));
        ComparisonOperator operator = operator(now().kind());
        boolean chains = true;
        while (operator != null) {
            if (!operators.isEmpty() && !(chains && operator.chains())) {
                troubles.tell("M007", now().span(), "`" + operator.sign() + "` cannot follow another comparison", "",
                        "only `<` and `<=` form chains such as `0 < x <= 2`; join others with `and`");
            }
            chains = chains && operator.chains();
            operators.add(operator);
            at++;
            operands.add(additive());
            operator = operator(now().kind());
        }
        if (operators.isEmpty()) {
            return left;
        }
        return new Expr.Comparison(operands, operators, left.span().join(operands.getLast().span()));
    }

    private static @org.jspecify.annotations.Nullable ComparisonOperator operator(Kind kind) {
        return switch (kind) {
            case EQUAL -> ComparisonOperator.EQUAL;
            case UNEQUAL -> ComparisonOperator.UNEQUAL;
            case EQUAL_IGNORING_CASE -> ComparisonOperator.EQUAL_IGNORING_CASE;
            case UNEQUAL_IGNORING_CASE -> ComparisonOperator.UNEQUAL_IGNORING_CASE;
            case LESS -> ComparisonOperator.LESS;
            case LESS_OR_EQUAL -> ComparisonOperator.LESS_OR_EQUAL;
            case GREATER -> ComparisonOperator.GREATER;
            case GREATER_OR_EQUAL -> ComparisonOperator.GREATER_OR_EQUAL;
            default -> null;
        };
    }

    private Expr nullTest(Expr operand) {
        at++;
        boolean negated = now().is(Kind.NOT);
        if (negated) {
            at++;
        }
        Token end = now();
        if (end.is(Kind.NULL)) {
            at++;
        } else {
            troubles.tell("M005", end.span(), "`null` is expected after `is`" + (negated ? " not" : "") + ", here stands " + end.words(),
                    "",
                    "`is` tests for null only; compare values with `==`");
            if (end.kind().begins()) {
                additive();
            }
        }
        return new Expr.NullTest(operand, negated, operand.span().join(previous().span()));
    }

    private Expr membership(Expr item, boolean negated) {
        at += negated ? 1 : 0;
        boolean ignoreCase = now().is(Kind.IN_IGNORING_CASE);
        at++;
        Token open = now();
        Expr container;
        if (open.is(Kind.OPEN)) {
            at++;
            List<Expr> values = items(open, Kind.CLOSE);
            container = new Expr.Values(values, open.span().join(previous().span()));
        } else {
            container = additive();
        }
        return new Expr.Membership(item, container, negated, ignoreCase, item.span().join(container.span()));
    }

    private Expr additive() {
        Expr left = product();
        while (true) {
            ArithmeticOperator operator = now().is(Kind.PLUS) ? ArithmeticOperator.ADD : ArithmeticOperator.SUBTRACT;
            if (!now().is(Kind.PLUS) && !now().is(Kind.MINUS)) {
                return left;
            }
            at++;
            Expr right = product();
            left = new Expr.Arithmetic(operator, left, right, left.span().join(right.span()));
        }
    }

    private Expr product() {
        Expr left = unary();
        while (true) {
            ArithmeticOperator operator;
            switch (now().kind()) {
                case TIMES -> operator = ArithmeticOperator.MULTIPLY;
                case SLASH -> operator = ArithmeticOperator.DIVIDE;
                case PERCENT -> operator = ArithmeticOperator.REMAINDER;
                default -> {
                    return left;
                }
            }
            at++;
            Expr right = unary();
            left = new Expr.Arithmetic(operator, left, right, left.span().join(right.span()));
        }
    }

    private Expr unary() {
        if (!now().is(Kind.MINUS)) {
            return postfix(primary());
        }
        Token sign = now();
        if (depth >= DEPTH_MAX) {
            tooDeep(sign.span());
            return missing();
        }
        at++;
        depth++;
        Expr operand = unary();
        depth--;
        return new Expr.Negative(operand, sign.span().join(operand.span()));
    }

    private Expr postfix(Expr first) {
        Expr expr = first;
        while (true) {
            switch (now().kind()) {
                case DOTS -> expr = member(expr);
                case OPEN -> {
                    if (!callable(expr)) {
                        return expr;
                    }
                    Token open = now();
                    at++;
                    List<Argument> arguments = arguments(open);
                    expr = new Expr.Call(expr, arguments, expr.span().join(previous().span()));
                }
                case OPEN_SQUARE -> expr = index(expr);
                default -> {
                    return expr;
                }
            }
        }
    }

    private static boolean callable(Expr expr) {
        return switch (expr) {
            case Expr.Name _ -> true;
            case Expr.Member m -> callable(m.of());
            default -> false;
        };
    }

    private Expr member(Expr of) {
        Token dots = now();
        at++;
        Token name = now();
        if (dots.end() - dots.start() > 1) {
            troubles.tell("M005", dots.span(), "one `.` is expected here, there are " + (dots.end() - dots.start()), "",
                    "a field of this is written with one; two dots begin a path at the outer loop's item");
        }
        if (!name.is(Kind.NAME)) {
            troubles.tell("M005", name.span(), "the name of a field is expected after `.`, here stands " + name.words(), "", "");
            return new Expr.Missing(of.span().join(dots.span()));
        }
        at++;
        return new Expr.Member(of, name.text(), name.span(), of.span().join(name.span()));
    }

    private Expr index(Expr of) {
        Token open = now();
        at++;
        Expr from = now().is(Kind.COLON) ? missing() : expression();
        Expr result;
        if (now().is(Kind.COLON)) {
            at++;
            Expr to = now().is(Kind.CLOSE_SQUARE) ? missing() : expression();
            close(open, Kind.CLOSE_SQUARE);
            result = new Expr.Slice(of, from, to, of.span().join(previous().span()));
        } else {
            close(open, Kind.CLOSE_SQUARE);
            result = new Expr.Index(of, from, of.span().join(previous().span()));
        }
        return result;
    }

    private Expr primary() {
        Token token = now();
        switch (token.kind()) {
            case NAME -> {
                return name(token);
            }
            case INT -> {
                return integer(token);
            }
            case DECIMAL -> {
                at++;
                return new Expr.Decimal(Double.parseDouble(token.text()), token.span());
            }
            case TEXT, RAW -> {
                at++;
                return new Expr.Text(token.text(), token.is(Kind.RAW), token.span());
            }
            case TRUE, FALSE -> {
                at++;
                return new Expr.Bool(token.is(Kind.TRUE), token.span());
            }
            case NULL -> {
                at++;
                return new Expr.Null(token.span());
            }
            case LIST -> {
                at++;
                return new Expr.ListName(token.text(), token.span());
            }
            case DOTS -> {
                return scope(token);
            }
            case OPEN -> {
                at++;
                Expr inner = expression();
                close(token, Kind.CLOSE);
                return new Expr.Group(inner, token.span().join(previous().span()));
            }
            case OPEN_SQUARE -> {
                at++;
                List<Expr> items = items(token, Kind.CLOSE_SQUARE);
                return new Expr.Array(items, token.span().join(previous().span()));
            }
            default -> {
                return noOperand(token);
            }
        }
    }

    private Expr name(Token token) {
        at++;
        if (now().is(Kind.OF)) {
            String instead = switch (token.text()) {
                case "any" -> "write `1 of (…)`, or join the conditions with `or`";
                case "all" -> "join the conditions with `and`";
                case "none" -> "write `not (… or …)`";
                default -> "a number stands before `of`";
            };
            troubles.tell("M012", token.span(), "there is no `" + token.text() + " of`", "", instead);
            return countOf(1, token);
        }
        return new Expr.Name(token.text(), token.span());
    }

    private Expr integer(Token token) {
        at++;
        long value = Long.parseLong(token.text());
        return now().is(Kind.OF) ? countOf(value, token) : new Expr.Int(value, token.span());
    }

    private Expr countOf(long count, Token first) {
        at++;
        Token open = now();
        if (!open.is(Kind.OPEN)) {
            troubles.tell("M005", open.span(), "`(` is expected after `of`, here stands " + open.words(), "", "such as `2 of (a, b, c)`");
            return new Expr.Missing(first.span());
        }
        at++;
        List<Expr> clauses = items(open, Kind.CLOSE);
        Span span = first.span().join(previous().span());
        if (clauses.isEmpty()) {
            troubles.tell("M012", span, "there is nothing to count between these brackets", "", "such as `2 of (a, b, c)`");
        }
        return new Expr.CountOf(count, clauses, span);
    }

    // A bare scope is dots that no name follows directly.
    private Expr scope(Token dots) {
        at++;
        Expr.Scope scope = new Expr.Scope(dots.end() - dots.start(), dots.span());
        Token name = now();
        if (name.is(Kind.NAME) && name.start() == dots.end()) {
            at++;
            return new Expr.Member(scope, name.text(), name.span(), dots.span().join(name.span()));
        }
        return scope;
    }

    private Expr noOperand(Token token) {
        String help = switch (token.kind()) {
            case CLOSE, CLOSE_SQUARE, COMMA, END -> "something is missing before it";
            case AND, OR -> "an operand is missing before it";
            case OF -> "a number stands before `of`";
            default -> "";
        };
        troubles.tell("M005", token.span(), "a value is expected here, here stands " + token.words(), "", help);
        switch (token.kind()) {
            case AND, OR, CLOSE, CLOSE_SQUARE, COMMA, END -> { }
            default -> skip(true);
        }
        return new Expr.Missing(new Span(token.start(), token.start()));
    }

    private List<Expr> items(Token open, Kind close) {
        List<Expr> items = new ArrayList<>();
        while (!now().is(close) && !now().is(Kind.END)) {
            items.add(expression());
            if (!separated(open, close)) {
                break;
            }
        }
        close(open, close);
        return items;
    }

    private List<Argument> arguments(Token open) {
        List<Argument> arguments = new ArrayList<>();
        boolean keywords = false;
        while (!now().is(Kind.CLOSE) && !now().is(Kind.END)) {
            Token first = now();
            if (first.is(Kind.NAME) && after().is(Kind.GIVES)) {
                at += 2;
                Expr value = expression();
                arguments.add(new Argument(first.text(), value, first.span().join(value.span())));
                keywords = true;
            } else {
                Expr value = expression();
                if (keywords) {
                    troubles.tell("M011", value.span(), "an argument without a name follows one with a name", "",
                            "put it before the named ones");
                }
                arguments.add(new Argument("", value, value.span()));
            }
            if (!separated(open, Kind.CLOSE)) {
                break;
            }
        }
        close(open, Kind.CLOSE);
        return arguments;
    }

    // Behind an item: a comma, or the end of the list. A forgotten comma is told and taken as given.
    private boolean separated(Token open, Kind close) {
        if (now().is(Kind.COMMA)) {
            at++;
            return true;
        }
        if (now().is(close) || now().is(Kind.END)) {
            return false;
        }
        Token token = now();
        if (token.kind().begins() && !(token.is(Kind.NAME) && Kind.KEYWORDS.containsKey(token.text().toLowerCase(java.util.Locale.ROOT)))) {
            troubles.tell("M005", token.span(), "`,` or " + close.words() + " is expected here, here stands " + token.words(), "",
                    "a comma is missing before it, or an `and` or `or`");
            return true;
        }
        troubles.tell("M005", token.span(), "`,` or " + close.words() + " is expected here, here stands " + token.words(), "",
                behindOperand(token));
        skip(false);
        if (now().is(Kind.COMMA)) {
            at++;
            return true;
        }
        return !now().is(close) && !now().is(Kind.END) && now().start() > open.start() && now().kind().begins();
    }

    private void close(Token open, Kind close) {
        if (now().is(close)) {
            at++;
            return;
        }
        if (now().is(Kind.END)) {
            troubles.tell("M005", open.span(), open.kind().words() + " is never closed", "it begins here", "put a " + close.words()
                    + " at its end");
            return;
        }
        troubles.tell("M005", now().span(), close.words() + " is expected here, here stands " + now().words(), "",
                now().is(Kind.COMMA) ? "values in a list stand in [ ], or in ( ) after `in`" : behindOperand(now()));
        skip(false);
        while (now().is(Kind.COMMA)) {
            at++;
            skip(false);
        }
        if (now().is(close)) {
            at++;
        }
    }

    // Goes to the next comma or closing bracket of this level; with stop, also to the next `and` or `or`.
    private void skip(boolean stopAtLogic) {
        int open = 0;
        while (!now().is(Kind.END)) {
            switch (now().kind()) {
                case OPEN, OPEN_SQUARE -> open++;
                case CLOSE, CLOSE_SQUARE -> {
                    if (open == 0) {
                        return;
                    }
                    open--;
                }
                case COMMA -> {
                    if (open == 0) {
                        return;
                    }
                }
                case AND, OR -> {
                    if (open == 0 && stopAtLogic) {
                        return;
                    }
                }
                default -> { }
            }
            at++;
        }
    }

    private Token now() {
        return tokens.get(at);
    }

    private Token after() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    private Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    private Expr missing() {
        int place = Math.min(now().start(), source.text().length());
        return new Expr.Missing(new Span(place, place));
    }
}

package dev.cordon.mdm.xpath;

import dev.cordon.mdm.xpath.Token.Kind;
import dev.cordon.mdm.xpath.Token.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a query (XPath 1.0 §2 and §3). */
final class QueryParser {

    private static final int DEPTH_MAX = 60;

    // The fewest and the most arguments of each function (§4).
    private static final Map<String, int[]> FUNCTIONS = Map.ofEntries(Map.entry("last", new int[] {0, 0}), Map.entry("position",
            new int[] {0, 0}),
            Map.entry("count", new int[] {1, 1}), Map.entry("id", new int[] {1, 1}), Map.entry("local-name", new int[] {0, 1}),
            Map.entry("namespace-uri", new int[] {0, 1}), Map.entry("name", new int[] {0, 1}), Map.entry("string", new int[] {0, 1}),
            Map.entry("concat", new int[] {2, 100}), Map.entry("starts-with", new int[] {2, 2}), Map.entry("contains", new int[] {2, 2}),
            Map.entry("substring-before", new int[] {2, 2}), Map.entry("substring-after", new int[] {2, 2}), Map.entry("substring",
                    new int[] {2, 3}),
            Map.entry("string-length", new int[] {0, 1}), Map.entry("normalize-space", new int[] {0, 1}), Map.entry("translate",
                    new int[] {3, 3}),
            Map.entry("boolean", new int[] {1, 1}), Map.entry("not", new int[] {1, 1}), Map.entry("true", new int[] {0, 0}),
            Map.entry("false", new int[] {0, 0}), Map.entry("lang", new int[] {1, 1}), Map.entry("number", new int[] {0, 1}),
            Map.entry("sum", new int[] {1, 1}), Map.entry("floor", new int[] {1, 1}), Map.entry("ceiling", new int[] {1, 1}),
            Map.entry("round", new int[] {1, 1}));

    private final List<Token> tokens;
    private int at;
    private int depth;

    private QueryParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Expr read(String query) throws Malformed {
        QueryParser parser = new QueryParser(Token.of(query));
        Expr whole = parser.binary(0);
        if (parser.peek().kind() != Kind.END) {
            throw new Malformed("something stands behind the query: " + parser.peek().text());
        }
        return whole;
    }

    private static final String[][] LEVELS = {{"or"}, {"and"}, {"=", "!="}, {"<", "<=", ">", ">="}, {"+", "-"}, {"*", "div", "mod"}};

    // Operators from the loosest to the tightest (§3.3 to §3.5).
    private Expr binary(int level) throws Malformed {
        if (level == LEVELS.length) {
            return unary();
        }
        if (level == 0 && ++depth > DEPTH_MAX) {
            throw new Malformed("nested too deeply");
        }
        Expr left = binary(level + 1);
        String operator = operator(LEVELS[level]);
        while (!operator.isEmpty()) {
            left = new Expr.Binary(operator, left, binary(level + 1));
            operator = operator(LEVELS[level]);
        }
        depth -= level == 0 ? 1 : 0;
        return left;
    }

    // After an operand a name or a star is an operator (§3.7).
    private String operator(String[] wanted) {
        Token token = peek();
        for (String one : wanted) {
            if (token.text().equals(one) && (token.kind() == Kind.SYMBOL || token.kind() == Kind.NAME)) {
                at++;
                return one;
            }
        }
        return "";
    }

    private Expr unary() throws Malformed {
        if (take("-")) {
            if (++depth > DEPTH_MAX) {
                throw new Malformed("nested too deeply");
            }
            Expr negative = new Expr.Minus(unary());
            depth--;
            return negative;
        }
        Expr left = path();
        while (take("|")) {
            left = new Expr.Binary("|", left, path());
        }
        return left;
    }

    private Expr path() throws Malformed {
        Token token = peek();
        boolean call = token.kind() == Kind.NAME && ahead(1).is("(") && !isNodeType(token.text());
        if (token.kind() != Kind.LITERAL && token.kind() != Kind.NUMBER && !token.is("(") && !call && !token.is("$")) {
            return location();
        }
        Expr primary = primary();
        List<Expr> predicates = predicates();
        Expr start = predicates.isEmpty() ? primary : new Expr.Filtered(primary, predicates);
        List<Expr.Step> steps = new ArrayList<>();
        if (take("//")) {
            steps.add(anywhere());
            steps(steps);
        } else if (take("/")) {
            steps(steps);
        }
        return steps.isEmpty() ? start : new Expr.Path(List.of(start), false, steps);
    }

    private Expr primary() throws Malformed {
        Token token = next();
        if (token.kind() == Kind.LITERAL) {
            return new Expr.Literal(token.text());
        }
        if (token.kind() == Kind.NUMBER) {
            try {
                return new Expr.Literal(Double.parseDouble(token.text()));
            } catch (NumberFormatException notOne) {
                throw new Malformed("no number: " + token.text());
            }
        }
        if (token.is("(")) {
            Expr inner = binary(0);
            expect(")");
            return inner;
        }
        if (token.is("$")) {
            throw new Malformed("there are no variables");
        }
        return call(token.text());
    }

    private Expr call(String name) throws Malformed {
        int[] counts = FUNCTIONS.get(name);
        if (counts == null) {
            throw new Malformed("no such function: " + name);
        }
        expect("(");
        List<Expr> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            do {
                arguments.add(binary(0));
            } while (take(","));
        }
        expect(")");
        if (arguments.size() < counts[0] || arguments.size() > counts[1]) {
            throw new Malformed("wrong number of arguments: " + name);
        }
        return new Expr.Call(name, arguments);
    }

    private Expr location() throws Malformed {
        List<Expr.Step> steps = new ArrayList<>();
        boolean absolute = false;
        if (take("//")) {
            absolute = true;
            steps.add(anywhere());
        } else if (take("/")) {
            absolute = true;
            if (!beginsStep(peek())) {
                return new Expr.Path(List.of(), true, steps);
            }
        }
        steps(steps);
        return new Expr.Path(List.of(), absolute, shortened(steps));
    }

    private void steps(List<Expr.Step> steps) throws Malformed {
        do {
            steps.add(step());
            if (take("//")) {
                steps.add(anywhere());
                continue;
            }
            if (!take("/")) {
                return;
            }
        } while (true);
    }

    private static Expr.Step anywhere() {
        return new Expr.Step(Expr.Axis.DESCENDANT_OR_SELF, "node()", List.of());
    }

    // "//name" without positions is the descendants of that name, which are found faster.
    private static List<Expr.Step> shortened(List<Expr.Step> steps) {
        List<Expr.Step> found = new ArrayList<>();
        for (Expr.Step step : steps) {
            boolean below = !found.isEmpty() && found.getLast().axis() == Expr.Axis.DESCENDANT_OR_SELF
                    && found.getLast().test().equals("node()")
                    && found.getLast().predicates().isEmpty();
            boolean joins = below && step.axis() == Expr.Axis.CHILD && step.predicates().stream().noneMatch(Expr::isPositional);
            if (joins) {
                found.set(found.size() - 1, new Expr.Step(Expr.Axis.DESCENDANT, step.test(), step.predicates()));
            } else {
                found.add(step);
            }
        }
        return found;
    }

    private Expr.Step step() throws Malformed {
        if (take("..")) {
            return new Expr.Step(Expr.Axis.PARENT, "node()", predicates());
        }
        if (take(".")) {
            return new Expr.Step(Expr.Axis.SELF, "node()", predicates());
        }
        Expr.Axis axis = Expr.Axis.CHILD;
        if (take("@")) {
            axis = Expr.Axis.ATTRIBUTE;
        } else if (peek().kind() == Kind.NAME && ahead(1).is("::")) {
            axis = axis(next().text());
            at++;
        }
        Token test = next();
        String name = test.text();
        if (test.kind() == Kind.NAME && peek().is("(")) {
            if (!isNodeType(name)) {
                throw new Malformed("no such test of nodes: " + name);
            }
            at++;
            if (peek().kind() == Kind.LITERAL) {
                at++;
            }
            expect(")");
            name += "()";
        } else if (test.kind() != Kind.NAME && !test.is("*")) {
            throw new Malformed("a step is missing before: " + test.text());
        }
        return new Expr.Step(axis, name, predicates());
    }

    private static Expr.Axis axis(String name) throws Malformed {
        try {
            return Expr.Axis.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new Malformed("no such axis: " + name);
        }
    }

    private List<Expr> predicates() throws Malformed {
        List<Expr> found = new ArrayList<>(0);
        while (take("[")) {
            found.add(binary(0));
            expect("]");
        }
        return found;
    }

    private static boolean beginsStep(Token token) {
        return token.kind() == Kind.NAME || token.is("*") || token.is("@") || token.is(".") || token.is("..");
    }

    private static boolean isNodeType(String name) {
        return name.equals("node") || name.equals("text") || name.equals("comment") || name.equals("processing-instruction");
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token ahead(int count) {
        return tokens.get(Math.min(at + count, tokens.size() - 1));
    }

    private Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private boolean take(String symbol) {
        if (peek().is(symbol)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String symbol) throws Malformed {
        if (!take(symbol)) {
            throw new Malformed("expected " + symbol + " before: " + peek().text());
        }
    }
}

package dev.cordon.mql.fmt;

import dev.cordon.mql.syntax.Comment;
import dev.cordon.mql.syntax.Expr;
import dev.cordon.mql.syntax.Expr.Argument;
import dev.cordon.mql.syntax.Expr.LogicOperator;
import dev.cordon.mql.syntax.Parsed;
import dev.cordon.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an expression in the one form that Cordon likes: conditions each on a line that begins with its {@code and} or {@code or},
 * arguments on one line while they fit. Literals stay as they were written. A comment keeps its place in the order of things: behind what
 * it stood behind on the same line, or on a line of its own before what it stood before. Formatting what was formatted changes nothing.
 */
public final class Formatter {
    private static final int COLUMNS = 80;
    private static final int STEP = 2;

    private final String source;
    private final List<Comment> comments;
    private int told;

    private Formatter(Parsed parsed) {
        this.source = parsed.source().text();
        this.comments = parsed.comments();
    }

    /** The text, ended by a line break. Only for what was read without errors; other text is given back as it is. */
    public static String format(Parsed parsed) {
        if (!parsed.isValid()) {
            return parsed.source().text();
        }
        Formatter formatter = new Formatter(parsed);
        List<Doc> parts = new ArrayList<>();
        Expr expression = parsed.expression();
        formatter.before(expression.span().start(), parts);
        parts.add(expression instanceof Expr.Logic l ? formatter.logic(l) : formatter.doc(expression));
        formatter.rest(parts);
        return Doc.layout(Doc.join(parts), COLUMNS).stripTrailing() + "\n";
    }

    // Comments before the very first token stand on lines of their own.
    private void before(int start, List<Doc> parts) {
        while (told < comments.size() && comments.get(told).span().start() < start) {
            Comment comment = comments.get(told);
            parts.add(Doc.text(comment.text()));
            told++;
            boolean blank = gap(comment.span().end(), told < comments.size() ? Math.min(start, comments.get(told).span().start()) : start);
            parts.add(new Doc.Hard(blank));
        }
    }

    private void rest(List<Doc> parts) {
        while (told < comments.size()) {
            comment(comments.get(told++), parts);
        }
    }

    private void comment(Comment comment, List<Doc> parts) {
        parts.add(comment.ownLine() ? new Doc.Hard(comment.blankBefore()) : Doc.text(" "));
        parts.add(Doc.text(comment.text()));
    }

    /**
     * The break before something that begins at this place: first come the comments that stood before it, then the break, which is certain
     * when there was a comment or an empty line.
     */
    private Doc breakBefore(int previousEnd, int start, String flat, boolean blanks) {
        List<Doc> parts = new ArrayList<>();
        int end = previousEnd;
        while (told < comments.size() && comments.get(told).span().start() < start) {
            Comment comment = comments.get(told++);
            comment(comment, parts);
            end = comment.span().end();
        }
        boolean blank = blanks && gap(end, start);
        parts.add(parts.isEmpty() && !blank ? new Doc.Line(flat) : new Doc.Hard(blank));
        return Doc.join(parts);
    }

    // Whether an empty line stands between two places.
    private boolean gap(int from, int to) {
        int breaks = 0;
        for (int i = from; i < to; i++) {
            char c = source.charAt(i);
            if (c == '\n') {
                breaks++;
                if (breaks > 1) {
                    return true;
                }
            } else if (c != ' ' && c != '\t' && c != '\r') {
                breaks = 0;
            }
        }
        return false;
    }

    private Doc doc(Expr expr) {
        return switch (expr) {
            case Expr.Missing _ -> Doc.text("");
            case Expr.Null _, Expr.Bool _, Expr.Int _, Expr.Decimal _, Expr.Text _, Expr.ListName _, Expr.Name _, Expr.Scope _ ->
                    written(expr.span());
            case Expr.Member e -> Doc.join(doc(e.of()), Doc.text(e.of() instanceof Expr.Scope ? e.name() : "." + e.name()));
            case Expr.Index e -> Doc.join(doc(e.of()), Doc.text("["), doc(e.at()), Doc.text("]"));
            case Expr.Slice e -> Doc.join(doc(e.of()), Doc.text("["), doc(e.from()), Doc.text(":"), doc(e.to()), Doc.text("]"));
            case Expr.Call e -> call(e);
            case Expr.Array e -> brackets("[", e.items(), "]", e.span());
            case Expr.Values e -> brackets("(", e.items(), ")", e.span());
            case Expr.Group e -> brackets("(", List.of(e.inner()), ")", e.span());
            case Expr.Not e -> Doc.join(Doc.text("not "), doc(e.operand()));
            case Expr.Negative e -> Doc.join(Doc.text("-"), doc(e.operand()));
            case Expr.Arithmetic e -> arithmetic(e);
            case Expr.Logic e -> new Doc.Group(logic(e));
            case Expr.Comparison e -> comparison(e);
            case Expr.Membership e -> Doc.join(doc(e.item()), Doc.text((e.negated() ? " not in" : " in") + (e.ignoreCase() ? "~ " : " ")),
                    doc(e.container()));
            case Expr.NullTest e -> Doc.join(doc(e.operand()), Doc.text(e.negated() ? " is not null" : " is null"));
            case Expr.CountOf e -> Doc.join(Doc.text(e.count() + " of "), brackets("(", e.clauses(), ")", e.span()));
        };
    }

    private Doc written(Span span) {
        return Doc.text(source.substring(span.start(), span.end()));
    }

    private Doc logic(Expr.Logic e) {
        List<Doc> parts = new ArrayList<>();
        String sign = e.operator().sign() + " ";
        Expr previous = e;
        for (Expr operand : e.operands()) {
            if (!parts.isEmpty()) {
                parts.add(breakBefore(previous.span().end(), operand.span().start(), " ", true));
                parts.add(Doc.text(sign));
            }
            Doc doc = operand instanceof Expr.Logic l && l.operator() == LogicOperator.AND ? new Doc.Group(new Doc.Nest(STEP, logic(l)))
                    : doc(operand);
            parts.add(doc);
            previous = operand;
        }
        return Doc.join(parts);
    }

    private Doc comparison(Expr.Comparison e) {
        List<Doc> parts = new ArrayList<>();
        parts.add(doc(e.operands().getFirst()));
        for (int i = 0; i < e.operators().size(); i++) {
            parts.add(Doc.text(" " + e.operators().get(i).sign() + " "));
            parts.add(doc(e.operands().get(i + 1)));
        }
        return Doc.join(parts);
    }

    private Doc arithmetic(Expr.Arithmetic e) {
        return Doc.join(doc(e.left()), Doc.text(" " + e.operator().sign() + " "), doc(e.right()));
    }

    // Items between brackets: on one line, or each on its own, one step further in.
    private Doc brackets(String open, List<Expr> items, String close, Span span) {
        if (items.isEmpty() && !commentBefore(span.end() - 1)) {
            return Doc.text(open + close);
        }
        List<Doc> inner = new ArrayList<>();
        int end = span.start();
        for (Expr item : items) {
            if (!inner.isEmpty()) {
                inner.add(Doc.text(","));
            }
            inner.add(breakBefore(end, item.span().start(), inner.isEmpty() ? "" : " ", items.size() > 1 && !inner.isEmpty()));
            inner.add(items.size() == 1 && item instanceof Expr.Logic l ? logic(l) : doc(item));
            end = item.span().end();
        }
        Doc last = closing(span.end() - 1);
        return new Doc.Group(Doc.join(Doc.text(open), new Doc.Nest(STEP, Doc.join(inner)), last, Doc.text(close)));
    }

    // Comments before a closing bracket belong to what is inside, the break itself to what is around.
    private Doc closing(int start) {
        List<Doc> parts = new ArrayList<>();
        while (told < comments.size() && comments.get(told).span().start() < start) {
            comment(comments.get(told++), parts);
        }
        if (parts.isEmpty()) {
            return new Doc.Line("");
        }
        return Doc.join(new Doc.Nest(STEP, Doc.join(parts)), new Doc.Hard(false));
    }

    private boolean commentBefore(int start) {
        return told < comments.size() && comments.get(told).span().start() < start;
    }

    // Arguments stand under the first one, the closing bracket under the line that the call began on.
    private Doc call(Expr.Call e) {
        Doc function = doc(e.function());
        int closeAt = e.span().end() - 1;
        if (e.arguments().isEmpty() && !commentBefore(closeAt)) {
            return Doc.join(function, Doc.text("()"));
        }
        boolean commented = commentBefore(e.arguments().isEmpty() ? closeAt : e.arguments().getFirst().span().start());
        List<Doc> inner = new ArrayList<>();
        int end = e.function().span().end();
        for (Argument argument : e.arguments()) {
            boolean first = inner.isEmpty();
            if (!first) {
                inner.add(Doc.text(","));
            }
            if (!first || commented) {
                inner.add(breakBefore(end, argument.span().start(), first ? "" : " ", !first));
            }
            Doc value = argument.value() instanceof Expr.Logic l ? logic(l) : doc(argument.value());
            inner.add(argument.positional() ? value : Doc.join(Doc.text(argument.keyword() + "="), value));
            end = argument.span().end();
        }
        Doc last = closing(closeAt);
        if (!commented && e.arguments().size() == 1 && last instanceof Doc.Line && !(e.arguments().getFirst()
                .value() instanceof Expr.Logic)) {
            return Doc.join(function, Doc.text("("), Doc.join(inner), Doc.text(")"));
        }
        Doc all = commented ? new Doc.Nest(STEP, Doc.join(inner)) : new Doc.Align(Doc.join(inner));
        return new Doc.Group(Doc.join(function, Doc.text("("), all, last, Doc.text(")")));
    }
}

package dev.cordon.mql.fmt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A text whose line breaks are not decided yet, after Wadler's <i>A prettier printer</i> (2003): a group stands on one line when it fits,
 * else each of its own breaks becomes a line.
 */
sealed interface Doc {
    /** Wider than every line. */
    int ENDLESS = 1 << 20;

    /** Columns on one line; {@link #ENDLESS} when it cannot stand on one. */
    int width();

    record Text(String text, int width) implements Doc {}

    /** A break; on one line it is this text. */
    record Line(String flat) implements Doc {
        @Override public int width() {
            return flat.length();
        }
    }

    /** A break in any case, and before it an empty line when wanted. */
    record Hard(boolean blank) implements Doc {
        @Override public int width() {
            return ENDLESS;
        }
    }

    record Join(List<Doc> parts, int width) implements Doc {}

    record Nest(int columns, Doc inner) implements Doc {
        @Override public int width() {
            return inner.width();
        }
    }

    /** Its lines begin at the column where it begins, or, when that is too far right, one step further in than the lines around it. */
    record Align(Doc inner) implements Doc {
        @Override public int width() {
            return inner.width();
        }
    }

    record Group(Doc inner) implements Doc {
        @Override public int width() {
            return inner.width();
        }
    }

    static Doc text(String text) {
        boolean lines = text.indexOf('\n') >= 0;
        return new Text(text, lines ? ENDLESS : text.codePointCount(0, text.length()));
    }

    static Doc join(List<Doc> parts) {
        int width = 0;
        for (Doc part : parts) {
            width = Math.min(ENDLESS, width + part.width());
        }
        return new Join(new ArrayList<>(parts), width);
    }

    static Doc join(Doc... parts) {
        return join(List.of(parts));
    }

    /** The text, with lines of at most this many columns where that is possible. */
    static String layout(Doc doc, int columns) {
        return new Layout(columns).of(doc);
    }

    /** Decides the breaks from left to right, without recursion. */
    final class Layout {
        private static final int STEP = 2;
        private static final int ALIGNED_MAX = 48;

        private record Open(int indent, boolean flat, Doc doc) {}

        private final StringBuilder out = new StringBuilder();
        private final Deque<Open> stack = new ArrayDeque<>();
        private final int columns;
        private int column;

        private Layout(int columns) {
            this.columns = columns;
        }

        private String of(Doc doc) {
            stack.push(new Open(0, false, doc));
            while (!stack.isEmpty()) {
                step(stack.pop());
            }
            return out.toString();
        }

        private void step(Open open) {
            switch (open.doc) {
                case Text t -> {
                    out.append(t.text);
                    int last = t.text.lastIndexOf('\n');
                    column = last < 0 ? column + t.width : t.text.length() - last;
                }
                case Line l when open.flat -> {
                    out.append(l.flat);
                    column += l.flat.length();
                }
                case Line _ -> line(open.indent);
                case Hard h -> {
                    if (h.blank) {
                        line(0);
                    }
                    line(open.indent);
                }
                case Join j -> {
                    for (int i = j.parts.size() - 1; i >= 0; i--) {
                        stack.push(new Open(open.indent, open.flat, j.parts.get(i)));
                    }
                }
                case Nest n -> stack.push(new Open(open.indent + n.columns, open.flat, n.inner));
                case Align a when open.flat || column <= ALIGNED_MAX -> stack.push(new Open(open.flat ? open.indent : column, open.flat,
                        a.inner));
                case Align a -> {
                    line(open.indent + STEP);
                    stack.push(new Open(open.indent + STEP, false, a.inner));
                }
                // One more column: a bracket or comma nearly always follows.
                case Group g -> stack.push(new Open(open.indent, column + g.width() + 1 <= columns, g.inner));
            }
        }

        private void line(int indent) {
            int end = out.length();
            while (end > 0 && out.charAt(end - 1) == ' ') {
                end--;
            }
            out.setLength(end);
            out.append('\n').append(" ".repeat(indent));
            column = indent;
        }
    }
}

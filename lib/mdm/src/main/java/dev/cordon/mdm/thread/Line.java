package dev.cordon.mdm.thread;

import dev.cordon.mdm.html.HtmlView;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of text.
 *
 * @param from its first character in the whole text
 * @param to the character after its last one
 * @param depth how many quotations it stands in
 * @param announced whether the mail program marked it as announcing a quotation
 * @param text it, without marks of quotation and without blanks at its ends
 */
record Line(int from, int to, int depth, boolean announced, String text) {

    private static final int LINES_MAX = 100_000;
    private static final int DEPTH_MAX = 50;

    /** The lines of plain text; {@code >} at the beginning is a mark of quotation (RFC 3676 §4.5). */
    static List<Line> plain(String text) {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length() && lines.size() < LINES_MAX) {
            int end = text.indexOf('\n', at);
            int to = end < 0 ? text.length() : end;
            int start = at;
            int depth = 0;
            int look = at;
            while (look < to && depth < DEPTH_MAX && (text.charAt(look) == '>' || depth > 0 && text.charAt(look) == ' ')) {
                depth += text.charAt(look) == '>' ? 1 : 0;
                look++;
                start = look;
            }
            lines.add(new Line(at, to, depth, false, text.substring(start, to).strip()));
            at = to + 1;
        }
        return lines;
    }

    /** The lines of what is seen of HTML. */
    static List<Line> of(HtmlView view) {
        String text = view.display();
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length() && lines.size() < LINES_MAX) {
            int end = text.indexOf('\n', at);
            int to = end < 0 ? text.length() : end;
            int depth = 0;
            boolean announced = false;
            for (HtmlView.Mark mark : view.marks()) {
                if (mark.from() > at) {
                    break;
                }
                if (mark.to() > at) {
                    depth += mark.kind() == HtmlView.Kind.QUOTE && depth < DEPTH_MAX ? 1 : 0;
                    announced |= mark.kind() == HtmlView.Kind.PREAMBLE;
                }
            }
            lines.add(new Line(at, to, depth, announced, text.substring(at, to).strip()));
            at = to + 1;
        }
        return lines;
    }
}

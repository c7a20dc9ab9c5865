package dev.cordon.source;

import java.util.List;

/** Prints diagnostics for people: message, place, the line with the place underlined, the way out. */
public final class DiagnosticPrinter {

    private static final int LINE_MAX = 160;

    private final boolean colour;

    /** A printer; colour only where a person's terminal shows it. */
    public DiagnosticPrinter(boolean colour) {
        this.colour = colour;
    }

    /** All of them, each followed by an empty line. */
    public String print(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic d : diagnostics) {
            out.append(print(d)).append('\n');
        }
        return out.toString();
    }

    /** One diagnostic, several lines, each ended. */
    public String print(Diagnostic d) {
        SourceText.Position at = d.source().position(d.span().start());
        String number = Integer.toString(at.line());
        String pad = " ".repeat(number.length());
        StringBuilder out = new StringBuilder();
        String kind = d.isError() ? "error" : "warning";
        out.append(paint(d.isError() ? "1;31" : "1;33", kind + "[" + d.code() + "]")).append(paint("1", ": " + visible(d.message())));
        out.append('\n').append(pad).append(paint("34", "--> ")).append(visible(d.source().name())).append(':').append(number)
                .append(':').append(at.column()).append('\n');
        String line = d.source().line(at.line());
        int from = Math.max(0, at.column() - 1 - LINE_MAX / 2);
        String shown = visible(slice(line, from, LINE_MAX));
        int wide = Math.max(1, Math.min(d.span().length(), Math.max(1, line.codePointCount(0, line.length()) - at.column() + 1)));
        out.append(pad).append(paint("34", " |")).append('\n');
        out.append(paint("34", number + " | ")).append(shown).append('\n');
        out.append(pad).append(paint("34", " | ")).append(" ".repeat(at.column() - 1 - from))
                .append(paint(d.isError() ? "31" : "33", "^".repeat(Math.min(wide, LINE_MAX))
                        + (d.label().isEmpty() ? "" : " " + visible(d.label())))).append('\n');
        if (!d.help().isEmpty()) {
            out.append(pad).append(paint("34", " = ")).append("help: ").append(visible(d.help())).append('\n');
        }
        return out.toString();
    }

    private static String slice(String line, int from, int count) {
        int[] points = line.codePoints().skip(from).limit(count).toArray();
        return new String(points, 0, points.length);
    }

    // Control characters in a person's file must not reach the terminal (EC-104 for our own texts).
    private static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return out.toString();
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}

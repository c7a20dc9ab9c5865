package dev.cordon.verification.packs;

import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.Span;
import dev.cordon.source.yaml.YamlNode;

/**
 * Where each unit of a YAML text stands in its file, so that a mistake in a rule is shown in the file that people edit. A literal block
 * ({@code |}) keeps its lines, each further in by the same spaces; of other forms only the first line is certain.
 *
 * @param value the text
 * @param file the file
 * @param start where the value begins in the file: behind the quote, or at the first line of the block
 * @param indent spaces before each line of a block, 0 for other forms
 */
public record Placement(SourceText value, SourceText file, int start, int indent) {

    static Placement of(YamlNode.Scalar scalar, SourceText file) {
        SourceText value = new SourceText(file.name(), scalar.text());
        String text = file.text();
        int start = scalar.span().start();
        if (start >= text.length() || text.charAt(start) != '|' && text.charAt(start) != '>') {
            return new Placement(value, file, scalar.quoted() ? Math.min(start + 1, text.length()) : start, 0);
        }
        int line = text.indexOf('\n', start) + 1;
        int first = line;
        while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\n' || text.charAt(first) == '\r')) {
            line = text.charAt(first) == '\n' ? first + 1 : line;
            first++;
        }
        // Spaces that the value itself begins with are its own.
        int own = 0;
        String shown = scalar.text().stripTrailing();
        int lead = 0;
        while (lead < shown.length() && (shown.charAt(lead) == '\n' || shown.charAt(lead) == ' ')) {
            own = shown.charAt(lead) == '\n' ? 0 : own + 1;
            lead++;
        }
        return new Placement(value, file, text.indexOf('\n', start) + 1, Math.max(0, first - line - own));
    }

    /** A place of the value as a place of the file. */
    public Span inFile(Span span) {
        int from = inFile(span.start());
        return new Span(from, Math.max(from, inFile(span.end())));
    }

    private int inFile(int offset) {
        if (indent == 0) {
            return Math.min(file.text().length(), start + offset);
        }
        SourceText.Position at = value.position(offset);
        int fileLine = file.position(start).line() + at.line() - 1;
        if (fileLine > file.lines()) {
            return file.text().length();
        }
        String line = value.line(at.line());
        int unit = line.offsetByCodePoints(0, Math.min(at.column() - 1, line.codePointCount(0, line.length())));
        int lineStart = lineStart(fileLine);
        return Math.min(file.text().length(), lineStart + Math.min(indent, file.line(fileLine).length()) + unit);
    }

    private int lineStart(int line) {
        int low = 0;
        int high = file.text().length();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (file.position(middle).line() < line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A diagnostic about the value as one about the file. */
    public Diagnostic inFile(Diagnostic d) {
        return new Diagnostic(d.severity(), d.code(), file, inFile(d.span()), d.message(), d.label(), d.help());
    }
}

package dev.cordon.verification.packs;

import dev.cordon.mql.fmt.Formatter;
import dev.cordon.mql.syntax.Parsed;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;

/** Puts the expression of a rule file into its one form and leaves everything else of the file as it is, to the byte. */
public final class RuleFormat {
    private static final String STEP = "  ";

    private RuleFormat() {}

    /** The file's text with its expression formatted; the same text when there is nothing to do or it cannot be read. */
    public static String format(SourceText file) {
        String text = file.text();
        YamlReader.Document document = YamlReader.read(file);
        if (!document.diagnostics().isEmpty() || !(document.root() instanceof YamlNode.Mapping root)
                || !(root.value("source").orElse(root) instanceof YamlNode.Scalar scalar)) {
            return text;
        }
        Parsed parsed = Parser.parse(new SourceText(file.name(), scalar.text()));
        if (!parsed.isValid()) {
            return text;
        }
        String formatted = Formatter.format(parsed);
        int start = scalar.span().start();
        boolean block = text.charAt(start) == '|';
        if (formatted.stripTrailing().equals(scalar.text().stripTrailing()) || text.charAt(start) == '>') {
            return text;
        }
        String changed = block ? inBlock(file, scalar, formatted) : asBlock(text, scalar, formatted);
        // What is written must be read as what was meant; otherwise the file is left alone.
        boolean same = YamlReader.read(new SourceText(file.name(), changed)).root() instanceof YamlNode.Mapping m
                && m.value("source").orElse(m) instanceof YamlNode.Scalar again && again.text().stripTrailing()
                        .equals(formatted.stripTrailing())
                && m.entries().size() == root.entries().size();
        return same ? changed : text;
    }

    private static String inBlock(SourceText file, YamlNode.Scalar scalar, String formatted) {
        String text = file.text();
        Placement placement = Placement.of(scalar, file);
        int from = placement.start();
        int to = Math.min(text.length(), Math.max(from, scalar.span().end()));
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(0, from) + indented(formatted, " ".repeat(Math.max(1, placement.indent()))) + text.substring(to);
    }

    private static String asBlock(String text, YamlNode.Scalar scalar, String formatted) {
        return text.substring(0, scalar.span().start()) + "|\n" + indented(formatted, STEP) + text.substring(scalar.span().end());
    }

    private static String indented(String formatted, String indent) {
        StringBuilder out = new StringBuilder();
        for (String line : formatted.stripTrailing().split("\n", -1)) {
            out.append(out.isEmpty() ? "" : "\n").append(line.isEmpty() ? "" : indent).append(line);
        }
        return out.toString();
    }
}

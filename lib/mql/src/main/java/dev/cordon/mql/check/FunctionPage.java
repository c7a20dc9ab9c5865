package dev.cordon.mql.check;

import dev.cordon.mql.function.Functions;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.function.Signature.Kind;
import dev.cordon.mql.types.Type;
import java.util.List;
import java.util.stream.Collectors;

/** The reference page of all functions, written from their declarations. */
public final class FunctionPage {
    private static final int TYPES_SHOWN_MAX = 12;

    private FunctionPage() {}

    /** The page in Markdown; the command is what writes it anew. */
    public static String of(Functions functions, String command) {
        StringBuilder out = new StringBuilder("# Functions of the rule language\n\nWritten from their declarations (`").append(command)
                .append("`); do not edit by hand.\n\nThe language itself is in [mql.md](mql.md). A function that needs"
                        + " something besides its arguments"
                + " names it under *needs*: where that is not there, its value is null and the rule says what was missing.\n");
        out.append("\n## Forms of the language\n\nTheir second argument, where there is one, is evaluated for each element,"
                + " which is `.` there.\n");
        for (Form form : Form.values()) {
            out.append("\n### ").append(form.word()).append("\n\n```\n").append(form.declaration()).append("\n```\n").append(form.doc())
                    .append('\n');
            examples(form.examples(), out);
        }
        String space = "";
        for (MqlFunction function : functions.all()) {
            Signature signature = function.signature();
            String own = signature.name().contains(".") ? signature.name().substring(0, signature.name().lastIndexOf('.')) : "others";
            if (!own.equals(space)) {
                space = own;
                out.append("\n## ").append(space).append('\n');
            }
            function(signature, out);
        }
        return out.toString();
    }

    private static void function(Signature signature, StringBuilder out) {
        out.append("\n### ").append(signature.name()).append("\n\n```\n").append(signature.declaration()).append("\n```\n")
                .append(signature.doc())
                .append('\n');
        if (!signature.aliases().isEmpty()) {
            out.append("\nAlso called ").append(signature.aliases().stream().map(a -> "`" + a + "`").collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        if (!signature.parameters().isEmpty()) {
            out.append('\n');
        }
        for (Signature.Parameter p : signature.parameters()) {
            out.append("- `").append(p.name()).append("` (").append(p.types().stream().limit(TYPES_SHOWN_MAX).map(Type::toString)
                    .collect(Collectors.joining(" or "))).append(given(p.kind())).append("): ").append(p.doc()).append('\n');
        }
        if (!signature.capability().isEmpty()) {
            out.append("\nNeeds: `").append(signature.capability()).append("`.\n");
        }
        examples(signature.examples(), out);
    }

    private static String given(Kind kind) {
        return switch (kind) {
            case REQUIRED -> "";
            case OPTIONAL -> ", may be left out or named";
            case REPEATED -> ", once or more";
            case KEYWORD -> ", by name, may be left out";
        };
    }

    private static void examples(List<Example> examples, StringBuilder out) {
        if (examples.isEmpty()) {
            return;
        }
        out.append("\n```\n");
        examples.forEach(e -> out.append(e.expression()).append("  // ").append(e.value()).append('\n'));
        out.append("```\n");
    }
}

package dev.cordon.mql.syntax;

import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import java.util.List;

/**
 * A text that was read.
 *
 * @param source the text
 * @param expression what it says; parts that could not be read are {@link Expr.Missing}
 * @param comments its remarks in order
 * @param diagnostics what is wrong with it, in the order of their places
 */
public record Parsed(SourceText source, Expr expression, List<Comment> comments, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public Parsed {
        comments = List.copyOf(comments);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether it could be read whole. */
    public boolean isValid() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }
}

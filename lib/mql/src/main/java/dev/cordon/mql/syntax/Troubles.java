package dev.cordon.mql.syntax;

import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a text: at most so many, one at a place. */
final class Troubles {
    private static final int MOST = 25;

    private final SourceText source;
    private final List<Diagnostic> told = new ArrayList<>();

    Troubles(SourceText source) {
        this.source = source;
    }

    void tell(String code, Span span, String message, String label, String help) {
        if (told.size() < MOST && told.stream().noneMatch(d -> d.span().start() == span.start())) {
            told.add(Diagnostic.error(code, source, span, message, label, help));
        }
    }

    List<Diagnostic> inOrder() {
        return told.stream().sorted(Comparator.comparingInt(d -> d.span().start())).toList();
    }
}

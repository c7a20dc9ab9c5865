package dev.cordon.mdm.xpath;

import dev.cordon.mql.Corpus;
import dev.cordon.mql.syntax.Expr;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.source.SourceText;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The queries of {@code html.xpath} that stand in the public rules. */
final class RuleQueries {

    private int calls;
    private final Set<String> queries = new LinkedHashSet<>();

    private RuleQueries() {
    }

    /** Those of all rules; nothing when the rules are not there. */
    static RuleQueries all() {
        RuleQueries found = new RuleQueries();
        for (Corpus.Rule rule : Corpus.rules()) {
            if (rule.source().contains("xpath")) {
                found.walk(Parser.parse(new SourceText(rule.file(), rule.source())).expression());
            }
        }
        return found;
    }

    /** How many calls there are. */
    int calls() {
        return calls;
    }

    /** The different queries, in the order of the files. */
    List<String> queries() {
        return List.copyOf(queries);
    }

    private void walk(Object part) {
        switch (part) {
            case Expr.Call call when call.function() instanceof Expr.Member member && member.name().equals("xpath")
                    && call.arguments().getLast().value() instanceof Expr.Text text -> {
                calls++;
                queries.add(text.value());
                call.arguments().forEach(this::walk);
            }
            case List<?> list -> list.forEach(this::walk);
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    try {
                        Object inner = component.getAccessor().invoke(record);
                        if (inner instanceof Record || inner instanceof List<?>) {
                            walk(inner);
                        }
                    } catch (ReflectiveOperationException e) {
                        throw new AssertionError(e);
                    }
                }
            }
            default -> {
                // Has no parts.
            }
        }
    }
}

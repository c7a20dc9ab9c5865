package dev.cordon.mql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.fmt.Formatter;
import dev.cordon.mql.syntax.Comment;
import dev.cordon.mql.syntax.Parsed;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.source.DiagnosticPrinter;
import dev.cordon.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every rule of the public corpus, unmodified. */
final class CorpusTest {
    @Test void everyRuleIsRead() {
        List<String> wrong = new ArrayList<>();
        List<Corpus.Rule> rules = Corpus.rules();
        for (Corpus.Rule rule : rules) {
            Parsed parsed = Parser.parse(new SourceText(rule.file(), rule.source()));
            if (!parsed.isValid()) {
                wrong.add(new DiagnosticPrinter(false).print(parsed.diagnostics()));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rules.size()).isIn(0, 1588);
    }

    @Test @Tag("slow") void formattingKeepsEveryRuleAndItsComments() {
        for (Corpus.Rule rule : Corpus.rules()) {
            Parsed before = Parser.parse(new SourceText(rule.file(), rule.source()));
            String formatted = Formatter.format(before);
            Parsed after = Parser.parse(new SourceText(rule.file(), formatted));
            assertThat(after.diagnostics()).as(rule.file()).isEmpty();
            assertThat(Shape.of(after.expression())).as(rule.file()).isEqualTo(Shape.of(before.expression()));
            assertThat(after.comments().stream().map(Comment::text).toList()).as(rule.file()).isEqualTo(before.comments().stream()
                    .map(Comment::text).toList());
            assertThat(Formatter.format(after)).as(rule.file() + " formatted twice").isEqualTo(formatted);
        }
    }
}

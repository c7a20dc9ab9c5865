package dev.cordon.mql.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.Shape;
import dev.cordon.mql.SmallWorld;
import dev.cordon.mql.check.Checked;
import dev.cordon.mql.check.Checker;
import dev.cordon.mql.fmt.Formatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts made by chance: nothing throws, every place is inside the text, and what is read keeps its tree when it is formatted. */
final class ParserFuzzTest {
    private static final List<String> PIECES = List.of("a", "inbound", "subject", "links", "any", "(", ")", "[", "]", ",", ".", "..",
            "...", " ", "\n", " and ",
            " or ", " not ", " in ", " in~ ", "is null", "==", "<", "<=", "=~", "=", "+", "-", "*", "/", "%", "1", "2 of (", "3.5", "'x'",
                    "\"y\\n\"",
            "'", "\"", "\\", "// c\n", "$org_domains", "$", "null", "true", ":", "strings.contains(", "any(links, .display_text == ",
                    "\u200B", "é", "😀",
            "&&", "\uD83D", "\0", "length(", "map(files, .name)", "\r");

    @Test void nothingThatIsWrittenBreaksTheReader() {
        for (long seed = 1; seed <= 2_000; seed++) {
            check(seed, PIECES);
        }
    }

    @Test @Tag("slow") void norDoesMuchMoreOfIt() {
        for (long seed = 2_001; seed <= 40_000; seed++) {
            check(seed, PIECES);
        }
    }

    private static void check(long seed, List<String> pieces) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        String written = text.toString();
        Parsed parsed = Parser.parse(written);
        Checked checked = Checker.check(parsed, SmallWorld.environment());
        assertThat(checked.diagnostics()).as("seed " + seed).allMatch(d -> d.span().end() <= written.length() && !d.message().isEmpty());
        if (parsed.isValid()) {
            String formatted = Formatter.format(parsed);
            Parsed again = Parser.parse(formatted);
            assertThat(again.diagnostics()).as("seed " + seed + ": " + written).isEmpty();
            assertThat(Shape.of(again.expression())).as("seed " + seed + ": " + written).isEqualTo(Shape.of(parsed.expression()));
            assertThat(Formatter.format(again)).as("seed " + seed + ": " + written).isEqualTo(formatted);
            assertThat(again.comments().stream().map(Comment::text).toList()).as("seed " + seed + ": " + written)
                    .isEqualTo(parsed.comments().stream().map(Comment::text).toList());
        }
    }
}

package dev.cordon.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {

    private final SourceText source = new SourceText("cordon.yaml", "mailboxes:\n  - adress: a@example.org\r\nport: x\n");

    @Test
    void showsThePlaceAndTheWayOut() {
        Diagnostic d = Diagnostic.error("C004", source, new Span(15, 21), "`adress` is not a key", "did you mean `address`?",
                "keys are listed in docs/reference/config.md");
        assertThat(new DiagnosticPrinter(false).print(d)).isEqualTo("""
                error[C004]: `adress` is not a key
                 --> cordon.yaml:2:5
                  |
                2 |   - adress: a@example.org
                  |     ^^^^^^ did you mean `address`?
                  = help: keys are listed in docs/reference/config.md
                """);
    }

    @Test
    void neverPrintsControlCharactersOfTheText() {
        SourceText evil = new SourceText("a\u001b[2Jb", "x: \u001b[31m\u0007\n");
        String out = new DiagnosticPrinter(false).print(List.of(Diagnostic.error("C001", evil, new Span(3, 4), "m\u0000", "", "")));
        assertThat(out.chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    }

    @Test
    void survivesPlacesBeyondTheEndAndVeryLongLines() {
        SourceText wide = new SourceText("w", "k: " + "x".repeat(100_000));
        String out = new DiagnosticPrinter(true).print(Diagnostic.warning("C001", wide, new Span(90_000, 200_000), "m", "", ""));
        assertThat(out.length()).isLessThan(2_000);
        assertThat(out).contains("^");
    }

    @Test
    void countsLinesAndColumnsAsPeopleDo() {
        SourceText text = new SourceText("t", "a\r\nb😀c\rd\n");
        assertThat(text.lines()).isEqualTo(4);
        assertThat(text.position(text.text().indexOf('c'))).isEqualTo(new SourceText.Position(2, 3));
        assertThat(text.line(2)).isEqualTo("b😀c");
        assertThat(text.position(9999)).isEqualTo(new SourceText.Position(4, 1));
    }

    @Test
    void suggestsTheNearestWordOnlyWhenItIsNear() {
        assertThat(Suggestion.nearest("adress", List.of("address", "port"))).contains("address");
        assertThat(Suggestion.nearest("prot", List.of("address", "port"))).contains("port");
        assertThat(Suggestion.nearest("zebra", List.of("address", "port"))).isEmpty();
    }
}

package dev.cordon.source.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlNode.Mapping;
import dev.cordon.source.yaml.YamlNode.Scalar;
import dev.cordon.source.yaml.YamlNode.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    private static YamlReader.Document read(String text) {
        return YamlReader.read(new SourceText("t.yaml", text));
    }

    @Test
    void keepsPlacesEvenBehindAstralCharacters() {
        String text = "a: 😀\nbb: [x, 'y']\n";
        Mapping root = (Mapping) read(text).root();
        Sequence list = (Sequence) root.value("bb").orElseThrow();
        Scalar y = (Scalar) list.items().get(1);
        assertThat(y.quoted()).isTrue();
        assertThat(text.substring(y.span().start(), y.span().end())).isEqualTo("'y'");
        assertThat(root.entries().getFirst().value()).isEqualTo(new Scalar("😀", false, root.entries().getFirst().value().span()));
    }

    @Test
    void anEmptyTextIsAnEmptyMapping() {
        assertThat(read("").root()).isInstanceOfSatisfying(Mapping.class, m -> assertThat(m.entries()).isEmpty());
        assertThat(read("").diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a: [1, 2        | Y001
            a: 1\\na: 2     | Y005
            a: &x [1]\\nb: *x | Y004
            [a]: 1          | Y001
            a: 1\\n- b      | Y001
            """)
    void tellsWhatIsWrong(String text, String code) {
        assertThat(read(text.replace("\\n", "\n")).diagnostics()).extracting(d -> d.code()).contains(code);
    }

    @Test
    void survivesNestingThatWouldBreakAStack() {
        assertThat(read("[".repeat(50_000)).diagnostics()).isNotEmpty();
        assertThat(read("a: ".repeat(10) + "{a: ".repeat(500) + "}".repeat(500)).diagnostics()).isNotEmpty();
    }
}

package dev.cordon.mql.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.Shape;
import dev.cordon.source.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of the grammar (part A of the language's specification). */
final class ParserTest {
    private static String shape(String text) {
        Parsed parsed = Parser.parse(text);
        assertThat(parsed.diagnostics()).as(text).isEmpty();
        return Shape.of(parsed.expression());
    }

    private static List<String> codes(String text) {
        return Parser.parse(text).diagnostics().stream().map(Diagnostic::code).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a and b or c and d | ((a and b) or (c and d))",
        "a or b or c | (a or b or c)",
        "not a and b | ((not a) and b)",
        "not a == b | (not (a, b by ==))",
        "not not a | (not (not a))",
        "not x in (1) | (not (x in values(1)))",
        "x not in (1) | (x not in values(1))",
        "x not  in~ $l | (x not in~ $l)",
        "x in~ map(y, .) | (x in~ map(y, ^1))",
        "a + b * c - d | ((a + (b * c)) - d)",
        "a - b - c | ((a - b) - c)",
        "a / b % c | ((a / b) % c)",
        "-1 + -a | ((- 1) + (- a))",
        "a + 1 == b * 2 | ((a + 1), (b * 2) by ==)",
        "a is null == false | error",
        "a is  not  null | (a is not null)",
        "a < b <= c | (a, b, c by < <=)",
        "0 < a | (0, a by <)",
        "2 of (a, b, c,) | 2 of {a, b, c}",
        "2 of (a, b) and c | (2 of {a, b} and c)",
        "not 2 of (a, b) | (not 2 of {a, b})",
        "(a == b) == true | (group((a, b by ==)), true by ==)",
        "a.b.c(d).e[0].f | a.b.c(d).e[0].f",
        "a .b ( c ) | a.b(c)",
        "a[1:2] | a[1:2]", "a[:2] | a[missing:2]", "a[1:] | a[1:missing]", "a[:] | a[missing:missing]",
        "a['k']['l'] | a['k']['l']",
        "f(a, b = 1, c=true) | f(a, b=1, c=true)",
        "f(a,) | f(a)", "[1, 2,] | [1, 2]", "[] | []", "x in () | (x in values())", "x in ('a',) | (x in values('a'))",
        "1.5 == 007 | (1.5, 7 by ==)",
        "a =~ 'B' or a !~ \"C\" | ((a, 'B' by =~) or (a, \"C\" by !~))"})
    void eachFormHasOneReading(String text, String shape) {
        if (shape.equals("error")) {
            assertThat(codes(text)).isNotEmpty();
        } else {
            assertThat(shape(text)).isEqualTo(shape);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"any(a, .) | any(a, ^1)", "any(a, .b) | any(a, ^1.b)",
            "any(a, ..b == ...c.d) | any(a, (^2.b, ^3.c.d by ==))",
        "any(a, strings.contains(.., .)) | any(a, strings.contains(^2, ^1))", "any(a, . != ..) | any(a, (^1, ^2 by !=))",
        "any(a, .[0].b) | any(a, ^1[0].b)", "any(a, .['k']) | any(a, ^1['k'])", "any(a, b[..]) | any(a, b[^2])",
                "f(..., .b) | f(^3, ^1.b)"})
    void dotsClimbOutOfLoops(String text, String shape) {
        assertThat(shape(text.replace('\'', '"')).replace('"', '\'')).isEqualTo(shape);
    }

    @Test void commentsStandWhereSpacesDo() {
        assertThat(shape("// first\nf( // a\n  x, // b\n // c\n y // d\n) == // e\n 1 // last")).isEqualTo("(f(x, y), 1 by ==)");
        Parsed parsed = Parser.parse("a // \"no string\" \n\n// own\nand b == '// no comment'");
        assertThat(parsed.comments()).extracting(Comment::text, Comment::ownLine, Comment::blankBefore)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("// \"no string\"", false, false),
                        org.assertj.core.groups.Tuple.tuple("// own", true, true));
    }

    @Test void escapedStringsKnowTheirEscapes() {
        assertThat(text("\"a\\r\\n\\t\\'\\\"\\\\b\"")).isEqualTo("a\r\n\t'\"\\b");
        assertThat(text("\"\\u{41}\\u{1F600}\\u{0000200b}\"")).isEqualTo("A😀\u200B");
        assertThat(text("\"ä // 中\"")).isEqualTo("ä // 中");
    }

    @Test void rawStringsTakeEverythingAsItIs() {
        assertThat(text("'\\d\\'")).isEqualTo("\\d\\");
        assertThat(text("'it''s \"so\"'")).isEqualTo("it's \"so\"");
        assertThat(text("''")).isEmpty();
        assertThat(text("'ato\\u0062*'")).isEqualTo("ato\\u0062*");
    }

    private static String text(String literal) {
        Parsed parsed = Parser.parse(literal);
        assertThat(parsed.diagnostics()).as(literal).isEmpty();
        return parsed.expression() instanceof Expr.Text t ? t.value() : "no text";
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\d\"", "\"\\*\"", "\"\\u0041\"", "\"\\u{}\"", "\"\\u{1}\"", "\"\\u{00}\"", "\"\\u{110000}\"",
            "\"\\u{D800}\"",
        "\"\\u{123456789}\"", "\"\\x41\"", "\"\\U{41}\""})
    void everyOtherEscapeIsAMistake(String literal) {
        assertThat(codes(literal)).containsExactly("M003");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "a b | M008", "a = b | M005", "a < b > c | M007", "a == b == c | M007", "a > b > c | M007", "a <= b == c | M007", "f(a b) | M005",
        "f(a | M005", "(a | M005", "[a | M005", "a and | M005", "and a | M005", "a.1 | M005", "a..b | M005", "f(x=1, y) | M011",
        "any of (a) | M012", "all of (a, b) | M012", "none of (a) | M012", "2 of a | M005", "2 of () | M012", "a is b | M005",
                "a in | M005",
        "99999999999999999999 | M004", "1e5 | M004", "12abc | M004", "a && b | M001", "!a | M001", "a # c | M001", "$ | M001",
        "a == “b” | M001 M001", "/* c */ a | M001", "'open | M002", "\"open | M002", "a) | M008", "a AND b | M008", "` ` | M006",
                "f((a, b)) | M005"})
    void mistakesAreTold(String text, String expected) {
        assertThat(codes(text)).startsWith(expected.split(" "));
    }

    @Test void severalMistakesAreToldAtOnce() {
        Parsed parsed = Parser.parse("""
                type.inbound
                and any(links, .a ==)
                and strings.contains(subject "x")
                and (a or )
                and b == "\\q"
                and length(x) => 3
                """);
        assertThat(parsed.diagnostics().stream().map(d -> d.source().position(d.span().start()).line()).distinct().toList())
                .containsExactly(2, 3, 4, 5, 6);
    }

    @Test void longListsAndChainsCostNoStack() {
        String addresses = IntStream.range(0, 60_000).mapToObj(i -> "'10.0." + i / 256 + "." + i % 256 + "/32'")
                .collect(Collectors.joining(", "));
        Parsed call = Parser.parse("beta.ip_in(x, " + addresses + ")");
        assertThat(call.isValid()).isTrue();
        assertThat(((Expr.Call) call.expression()).arguments()).hasSize(60_001);
        Parsed chain = Parser.parse("a" + " or a".repeat(100_000));
        assertThat(((Expr.Logic) chain.expression()).operands()).hasSize(100_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "f(", "[", "not ", "-", "1 of (", "x in (", "any(a, "})
    void nestingHasABound(String open) {
        for (int depth : new int[] {500, 200_000}) {
            Parsed parsed = Parser.parse(open.repeat(depth) + "a");
            assertThat(parsed.diagnostics()).extracting(Diagnostic::code).contains("M010");
        }
        assertThat(codes(open.repeat(100) + "a")).doesNotContain("M010");
    }

    @ParameterizedTest
    @ValueSource(strings = {" + 1", ".b", "[0]", " * 2"})
    void chainsOfOperatorsHaveABound(String more) {
        assertThat(codes("a" + more.repeat(50_000))).containsExactly("M010");
        assertThat(codes("a" + more.repeat(300))).isEmpty();
    }

    @Test void aTextThatIsTooLargeIsNotRead() {
        assertThat(codes(" ".repeat(Parser.UNITS_MAX + 1))).containsExactly("M009");
    }

    @Test void placesCoverWhatWasWritten() {
        String text = "  any(links, .domain in ('a', 'b') and not .x[0] is null)";
        Parsed parsed = Parser.parse(text);
        assertThat(text.substring(parsed.expression().span().start(), parsed.expression().span().end())).isEqualTo(text.strip());
        for (Expr part : Nesting.parts(parsed.expression())) {
            assertThat(part.span().start()).isGreaterThanOrEqualTo(parsed.expression().span().start());
            assertThat(part.span().end()).isLessThanOrEqualTo(parsed.expression().span().end());
        }
    }
}

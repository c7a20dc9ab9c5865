package dev.cordon.mql.fmt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.syntax.Parser;
import org.junit.jupiter.api.Test;

/** The one form of a rule; that nothing is lost and that twice is once is tested over the corpus and by chance. */
final class FormatterTest {
    private static String format(String text) {
        return Formatter.format(Parser.parse(text));
    }

    @Test void conditionsStandEachOnALine() {
        assertThat(format("type.inbound and length( attachments )==1 and (a or b)")).isEqualTo("""
                type.inbound
                and length(attachments) == 1
                and (a or b)
                """);
    }

    @Test void whatDoesNotFitIsBrokenWherePeopleBreakIt() {
        assertThat(format("""
                any(attachments, .file_type == "pdf" and any(file.explode(.), .scan.qr.url.url is not null or
                length(.scan.strings.strings) > 100))
                and sender.email.domain.root_domain in ("example.com", "example.org", "example.net", "example.info")
                and 2 of (strings.icontains(subject.subject, "invoice"), strings.icontains(subject.subject, "payment"), x)
                """)).isEqualTo("""
                any(attachments,
                    .file_type == "pdf"
                    and any(file.explode(.),
                            .scan.qr.url.url is not null
                            or length(.scan.strings.strings) > 100
                    )
                )
                and sender.email.domain.root_domain in (
                  "example.com",
                  "example.org",
                  "example.net",
                  "example.info"
                )
                and 2 of (
                  strings.icontains(subject.subject, "invoice"),
                  strings.icontains(subject.subject, "payment"),
                  x
                )
                """);
    }

    @Test void commentsAndEmptyLinesStay() {
        assertThat(format("""
                // who
                a // trailing

                // why
                and b in ("x", // first
                  "y" // last
                  // end
                )

                and f(// before
                  c)
                // after""")).isEqualTo("""
                // who
                a // trailing

                // why
                and b in (
                  "x", // first
                  "y" // last
                  // end
                )

                and f( // before
                  c
                )
                // after
                """);
    }

    @Test void literalsStayAsTheyWereWritten() {
        assertThat(format("x == \"\\u{200b}\\n\" or y =~ 'it''s' or z == 007.50")).isEqualTo("""
                x == "\\u{200b}\\n"
                or y =~ 'it''s'
                or z == 007.50
                """);
    }

    @Test void operatorsHaveTheirSpaces() {
        assertThat(format("0<x<=2")).isEqualTo("0 < x <= 2\n");
        assertThat(format("not   x not  in~ $l")).isEqualTo("not x not in~ $l\n");
        assertThat(format("- a[ 1 : ]+ - 2*b is  not null")).isEqualTo("-a[1:] + -2 * b is not null\n");
        assertThat(format("f(a ,b = true , )")).isEqualTo("f(a, b=true)\n");
    }

    @Test void aTextWithMistakesStaysAsItIs() {
        assertThat(format("a ==  (")).isEqualTo("a ==  (");
    }
}

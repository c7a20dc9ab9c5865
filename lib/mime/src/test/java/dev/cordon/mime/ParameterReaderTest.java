package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.cordon.testkit.EdgeCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EdgeCase("EC-030")
class ParameterReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "text/html; charset=utf-8|text/html|charset|utf-8",
        "Text/HTML ;CHARSET = \"utf-8\"|text/html|charset|utf-8",
        "text/html (c1 (c2)) ; charset=(c)utf-8 (d)|text/html|charset|utf-8",
        "text/html charset=utf-8|text/html|charset|utf-8",
        "text/html; charset=utf-8 name=x|text/html|name|x",
        "charset=utf-8|text/plain|charset|utf-8",
        "text|text/plain|charset|``",
        "application/x; name=my file.pdf|application/x|name|my file.pdf",
        "application/x; name=\"a\\\"b\\\\c\"|application/x|name|a\"b\\c",
        "application/x; name=\"C:\\temp\\x.exe\"|application/x|name|C:\\temp\\x.exe",
        "application/x; name=\"open; charset=y|application/x|name|open",
        "application/x; name*=utf-8'en'%e2%82%ac.pdf|application/x|name|\u20ac.pdf",
        "application/x; name*0=\"a\"; name*1*=%62; name*2=c|application/x|name|abc",
        "application/x; name*1=b; name*0=a|application/x|name|ab",
        "application/x; name*0*=utf-8''%e2%82; name*1*=%ac|application/x|name|\u20ac",
        "application/x; name=plain; name*=utf-8''better|application/x|name|better",
        "application/x; name=first; name=second|application/x|name|first",
        "application/x; name=\"=?utf-8?Q?=E2=82=AC.pdf?=\"|application/x|name|\u20ac.pdf",
        "application/x; name==?utf-8?B?4oKsLnBkZg==?=|application/x|name|\u20ac.pdf",
        "application/x; name*=bad%zz|application/x|name|bad%zz",
        "multipart/mixed; boundary=\"=?utf-8?Q?x?=\"|multipart/mixed|boundary|=?utf-8?Q?x?=",
        ";;; name=x;;|text/plain|name|x",
        "multipart; boundary=x|multipart/mixed|boundary|x"})
    void readsParameters(String value, String type, String name, String expected) {
        ContentType read = Mail.read("Content-Type: " + value + "\r\n\r\n").root().contentType();
        assertThat(read.name()).isEqualTo(type);
        assertThat(read.parameters().value(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "text/html charset=utf-8|SEMICOLON_MISSING",
        "text/html; charset=\"utf-8|QUOTE_OPEN",
        "text/html (open; charset=x|COMMENT_OPEN",
        "text/html; charset=a; charset=b|PARAMETER_REPEATED",
        "text/html; charset|PARAMETER_MALFORMED",
        "x/y; name=a b|VALUE_UNQUOTED",
        "x/y; name*0=a; name*2=b|CONTINUATION_BROKEN",
        "x/y; name*=utf-8''%zz|PERCENT_MALFORMED",
        "x/y; name=\"=?utf-8?Q?x?=\"|WORD_IN_PARAMETER",
        "x/y; name=\"a\"b|PARAMETER_MALFORMED",
        "nonsense|TYPE_MALFORMED",
        "multipart/mixed|BOUNDARY_MISSING"})
    void tellsWhatIsWrong(String value, MimeDefect defect) {
        assertThat(Mail.defects(Mail.read("Content-Type: " + value + "\r\n\r\nx"))).contains(defect);
    }

    @Test
    void aQuoteLeftOpenRunsOnInAnotherReading() {
        MimeMessage message = Mail.read("Content-Type: multipart/mixed; boundary=\"b; x=y\r\n\r\n--b; x=y\r\n\r\none\r\n--b; x=y--\r\n");
        assertThat(message.root().children()).isEmpty();
        assertThat(Mail.ambiguities(message)).contains(Ambiguity.Kind.QUOTE_OPEN);
        assertThat(message.readings()).anySatisfy(other -> assertThat(other.leaves().getFirst().body().text()).isEqualTo("one"));
    }

    @Test
    void everyFileNameThatSomeReaderWouldShowIsThere() {
        MimeMessage message = Mail.read("Content-Type: application/x; name=\"type.txt\"\r\n"
                + "Content-Disposition: attachment; filename=\"a.txt\".exe; filename*=utf-8''b.scr\r\n\r\nx");
        assertThat(message.root().fileNames()).extracting(FileName::text)
                .containsExactly("b.scr", "a.txt", "a.txt.exe", "type.txt");
        assertThat(Mail.ambiguities(message)).contains(Ambiguity.Kind.FILE_NAME);
    }

    @Test
    void treacherousFileNamesAreReported() {
        assertThat(name("../../etc/passwd").tricks()).containsExactly(MimeDefect.FILE_NAME_PATH);
        assertThat(name("C:x").tricks()).containsExactly(MimeDefect.FILE_NAME_PATH);
        assertThat(name("a\0.txt").tricks()).containsExactly(MimeDefect.FILE_NAME_CONTROL);
        assertThat(name("cod\u202Efdp.exe").tricks()).containsExactly(MimeDefect.FILE_NAME_DIRECTION);
        assertThat(name("a.exe.").tricks()).containsExactly(MimeDefect.FILE_NAME_TRAILING);
        assertThat(name("plain.pdf").tricks()).isEmpty();
        assertThat(Mail.defects(Mail.read("Content-Disposition: attachment; filename=\"../x\"\r\n\r\n"))).contains(MimeDefect.FILE_NAME_PATH);
    }

    private static FileName name(String text) {
        return new FileName(text, RawRange.at(0), "test");
    }

    @Test
    void dispositionIsReadWithItsWord() {
        assertThat(Mail.read("Content-Disposition: INLINE\r\n\r\n").root().disposition().orElseThrow().isAttachment()).isFalse();
        assertThat(Mail.read("Content-Disposition: strange; filename=x\r\n\r\n").root().disposition().orElseThrow().isAttachment()).isTrue();
        assertThat(Mail.read("Subject: x\r\n\r\n").root().disposition()).isEmpty();
    }

    @Test
    void moreParametersThanTheLimitAreLeft() {
        MimeLimits few = new MimeLimits(40, 100, 100, 1 << 20, 100, 100, 2, 1 << 20, 100, 4);
        MimeMessage message = MimeReader.read(Mail.bytes("Content-Type: x/y; a=1; b=2; c=3\r\n\r\n"), few);
        assertThat(message.root().contentType().parameters().all()).extracting(Parameter::name).isEqualTo(List.of("a", "b"));
        assertThat(Mail.defects(message)).contains(MimeDefect.PARAMETERS_LIMIT);
    }
}

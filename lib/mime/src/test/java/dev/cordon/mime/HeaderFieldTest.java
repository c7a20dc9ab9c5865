package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderFieldTest {

    @Test
    void keepsNameColonValueFoldingAndLineEnd() {
        MimeMessage message = Mail.read("Subject : one\r\n\ttwo\nX: y\n\nbody");
        HeaderField subject = message.headers().getFirst();
        assertThat(subject.name()).isEqualTo("Subject");
        assertThat(Mail.raw(message, subject.range())).isEqualTo("Subject : one\r\n\ttwo\n");
        assertThat(Mail.raw(message, subject.valueRange())).isEqualTo(" one\r\n\ttwo");
        assertThat(subject.unfolded()).isEqualTo("one\ttwo");
        assertThat(message.root().body().text()).isEqualTo("body");
        assertThat(Mail.defects(message)).containsExactly(MimeDefect.COLON_SPACED, MimeDefect.LINE_ENDS_MIXED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
        "no colon here\\r\\n\\r\\nbody|NO_HEADER",
        "A: b\\r\\nno colon here\\r\\n\\r\\nbody|COLON_MISSING",
        ": empty\\r\\n\\r\\nbody|NAME_EMPTY",
        "A: b\\r\\n \\t\\r\\nC: d\\r\\n\\r\\nbody|FOLD_BLANK",
        " first: x\\r\\n\\r\\nbody|FOLD_FIRST",
        "A: b|SEPARATOR_MISSING",
        "A: b\\r\\n|SEPARATOR_MISSING",
        "A: b\\0c\\r\\n\\r\\n|NUL_IN_HEADER",
        "A B: c\\r\\n\\r\\n|NAME_ODD",
        "A: b\\rC: d\\r\\n\\r\\n|BARE_CR",
        "Subject: \u00e4\\r\\n\\r\\n|EIGHT_BIT_IN_HEADER",
        "Subject: \u00c3\u00a4\\r\\n\\r\\n|UTF8_IN_HEADER",
        "From a@b Mon Jan  1 00:00:00 2024\\nA: b\\n\\n|MBOX_LINE",
        ">From a@b Mon Jan  1 00:00:00 2024\\nA: b\\n\\n|MBOX_LINE",
        "From: a@b\\r\\nFrom: c@d\\r\\n\\r\\n|FIELD_REPEATED",
        "``|EMPTY_INPUT"})
    void tellsWhatIsWrong(String escaped, MimeDefect defect) {
        MimeMessage message = Mail.read(Mail.unescape(escaped));
        assertThat(Mail.defects(message)).contains(defect);
        SegmentsTest.assertLossless(message);
    }

    @Test
    void takesTextWithoutHeaderForBody() {
        MimeMessage message = Mail.read("just some words\nand more: words\n");
        assertThat(message.headers()).isEmpty();
        assertThat(message.root().body().text()).isEqualTo("just some words\nand more: words\n");
    }

    @Test
    void readsAMessageWhoseLinesEndWithCrAlone() {
        MimeMessage message = Mail.read("From: a@b\rSubject: x\r\rbody\rmore");
        assertThat(message.headers()).extracting(HeaderField::name).containsExactly("From", "Subject");
        assertThat(message.root().body().text()).isEqualTo("body\rmore");
        assertThat(Mail.defects(message)).contains(MimeDefect.BARE_CR);
    }

    @Test
    void bareCrInHeaderIsAmbiguousAndTheOtherReadingSeesTheHiddenField() {
        MimeMessage message = Mail.read("Subject: x\rBcc: hidden@example.org\r\n\r\nbody");
        assertThat(message.headers()).hasSize(1);
        assertThat(Mail.ambiguities(message)).contains(Ambiguity.Kind.BARE_CR);
        assertThat(message.readings()).anySatisfy(other -> assertThat(other.headers().text("bcc")).isEqualTo("hidden@example.org"));
    }

    @Test
    void keepsFieldsBeyondTheLimitAsOneSegment() {
        MimeLimits few = new MimeLimits(40, 100, 2, 1 << 20, 100, 100, 100, 1 << 20, 100, 4);
        MimeMessage message = MimeReader.read(Mail.bytes("A: 1\r\nB: 2\r\nC: 3\r\n folded\r\nD: 4\r\n\r\nbody"), few);
        assertThat(message.headers()).extracting(HeaderField::name).containsExactly("A", "B");
        assertThat(Mail.defects(message)).contains(MimeDefect.FIELDS_LIMIT);
        assertThat(message.segments()).extracting(Segment::kind).containsExactly(Segment.Kind.FIELD, Segment.Kind.FIELD,
                Segment.Kind.FIELDS_BEYOND_LIMIT, Segment.Kind.SEPARATOR, Segment.Kind.BODY);
        assertThat(message.root().body().text()).isEqualTo("body");
    }

    @Test
    void findsIdentifiers() {
        assertThat(Mail.field("References: <a@b> text\r\n <c@d>").identifiers()).isEqualTo(List.of("a@b", "c@d"));
        assertThat(Mail.field("Message-ID: a@b extra").identifiers()).isEqualTo(List.of("a@b"));
    }
}

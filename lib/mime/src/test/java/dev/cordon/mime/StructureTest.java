package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import dev.cordon.testkit.EdgeCase;
import org.junit.jupiter.api.Test;

@EdgeCase({"EC-021", "EC-023"})
class StructureTest {

    private static List<String> texts(MimeMessage message) {
        return message.leaves().stream().map(leaf -> leaf.body().text()).toList();
    }

    @Test
    void bodyOfAPartDoesNotHaveTheLineEndBeforeTheDelimiter() {
        assertThat(texts(Mail.multipart("--b\r\n\r\none\r\n\r\n--b \t\r\n\r\n--b--"))).containsExactly("one\r\n", "");
    }

    @Test
    void missingCloseDelimiterEndsAtTheEnd() {
        MimeMessage message = Mail.multipart("--b\n\none\n--b\n\ntwo\n");
        assertThat(texts(message)).containsExactly("one", "two\n");
        assertThat(Mail.defects(message)).contains(MimeDefect.MULTIPART_OPEN);
    }

    @Test
    void delimiterCutsAHeaderOff() {
        MimeMessage message = Mail.multipart("--b\nContent-Type: text/html\n--b\n\ntwo\n--b--\n");
        assertThat(texts(message)).containsExactly("", "two");
        assertThat(Mail.defects(message)).contains(MimeDefect.HEADER_CUT);
        SegmentsTest.assertLossless(message);
    }

    @Test
    void partWithoutHeaderBeginsWithAnEmptyLineOrNot() {
        MimeMessage message = Mail.multipart("--b\nno header, no empty line\n--b--\n");
        assertThat(texts(message)).containsExactly("no header, no empty line");
        assertThat(Mail.defects(message)).contains(MimeDefect.NO_HEADER);
    }

    @Test
    void missingBoundaryHasNoPartsAndAReadingThatGuessesIt() {
        MimeMessage message = Mail.read("Content-Type: multipart/mixed\n\n--xyz\n\nhidden\n--xyz--\n");
        assertThat(message.root().children()).isEmpty();
        assertThat(Mail.ambiguities(message)).contains(Ambiguity.Kind.BOUNDARY_UNSTATED);
        assertThat(message.readings()).anySatisfy(other -> assertThat(texts(other)).containsExactly("hidden"));
        message.readings().forEach(SegmentsTest::assertLossless);
    }

    @Test
    void wrongBoundaryIsGuessedTooAndARightOneIsNot() {
        MimeMessage wrong = Mail.multipart("--xyz\n\nhidden\n--xyz--\n");
        assertThat(Mail.defects(wrong)).contains(MimeDefect.PARTS_MISSING);
        assertThat(wrong.readings()).anySatisfy(other -> assertThat(texts(other)).containsExactly("hidden"));
        assertThat(Mail.multipart("--b\n\n--xyz\n--b--\n").readings()).isEmpty();
    }

    @Test
    void repeatedContentTypeIsReadBothWays() {
        MimeMessage message = Mail.read("Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: text/html\n\n<a>\n--b--\n");
        assertThat(message.root().contentType().name()).isEqualTo("text/plain");
        assertThat(Mail.ambiguities(message)).contains(Ambiguity.Kind.FIELD_REPEATED);
        assertThat(message.readings()).anySatisfy(other -> assertThat(texts(other)).containsExactly("<a>"));
    }

    @Test
    void repeatedBoundaryIsReadBothWays() {
        MimeMessage message = Mail.read("Content-Type: multipart/mixed; boundary=a; boundary=b\n\n--a\n\none\n--b\n\ntwo\n--b--\n--a--\n");
        assertThat(texts(message)).containsExactly("one\n--b\n\ntwo\n--b--");
        assertThat(message.readings()).anySatisfy(other -> assertThat(texts(other)).containsExactly("two"));
    }

    @Test
    void boundaryThatOnlyBeginsALineIsTextAndInAnotherReadingADelimiter() {
        MimeMessage message = Mail.multipart("--b\n\none\n--bx\n\ntwo\n--b--\n");
        assertThat(texts(message)).containsExactly("one\n--bx\n\ntwo");
        assertThat(Mail.ambiguities(message)).contains(Ambiguity.Kind.BOUNDARY_PREFIX);
        assertThat(message.readings()).anySatisfy(other -> assertThat(texts(other)).containsExactly("one", "two"));
    }

    @Test
    void innerBoundaryThatBeginsWithTheOuterOneBelongsToTheInner() {
        MimeMessage message = Mail.multipart("--b\nContent-Type: multipart/alternative; boundary=b2\n\n"
                + "--b2\n\none\n--b2--\n--b\n\ntwo\n--b--\n");
        assertThat(texts(message)).containsExactly("one", "two");
        assertThat(Mail.defects(message)).contains(MimeDefect.BOUNDARY_SHARED);
    }

    @Test
    void equalBoundariesBelongToTheInnermost() {
        MimeMessage message = Mail.multipart("--b\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\none\n--b--\n--b\n\ntwo\n--b--\n");
        assertThat(texts(message)).containsExactly("one", "two");
        assertThat(Mail.ambiguities(message)).contains(Ambiguity.Kind.BOUNDARY_PREFIX);
    }

    @Test
    void partAfterTheCloseDelimiterIsEpilogueAndInAnotherReadingAPart() {
        MimeMessage message = Mail.multipart("--b\n\none\n--b--\n--b\n\ntwo\n--b--\n");
        assertThat(texts(message)).containsExactly("one");
        assertThat(Mail.ambiguities(message)).contains(Ambiguity.Kind.PART_AFTER_CLOSE);
        assertThat(message.readings()).anySatisfy(other -> assertThat(texts(other)).containsExactly("one", "two"));
        message.readings().forEach(SegmentsTest::assertLossless);
    }

    @Test
    void unclosedInnerMultipartIsEndedByTheOuterAndInAnotherReadingGoesOn() {
        MimeMessage message = Mail.multipart("--b\nContent-Type: multipart/alternative; boundary=i\n\n--i\n\none\n--b\n\ntwo\n--b--\n");
        assertThat(texts(message)).containsExactly("one", "two");
        assertThat(Mail.ambiguities(message)).contains(Ambiguity.Kind.MULTIPART_OPEN);
        assertThat(message.readings()).anySatisfy(other -> assertThat(texts(other)).containsExactly("one\n--b\n\ntwo\n--b--\n"));
    }

    @Test
    void lineOfBlanksEndsTheHeaderInAnotherReading() {
        MimeMessage message = Mail.read("A: b\n \nContent-Type: text/html\n\nx");
        assertThat(message.root().contentType().name()).isEqualTo("text/html");
        assertThat(message.readings()).anySatisfy(other -> assertThat(other.root().contentType().name()).isEqualTo("text/plain"));
    }

    @Test
    void delimiterAfterABareCrIsSeenInAnotherReading() {
        MimeMessage message = Mail.multipart("--b\r\n\r\none\r--b\r\n\r\ntwo\r\n--b--\r\n");
        assertThat(texts(message)).containsExactly("one\r--b\r\n\r\ntwo");
        assertThat(Mail.ambiguities(message)).contains(Ambiguity.Kind.BARE_CR);
        assertThat(message.readings()).anySatisfy(other -> assertThat(texts(other)).containsExactly("one", "two"));
    }

    @Test
    void emptyBoundaryIsNone() {
        MimeMessage message = Mail.read("Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\none\n----\n");
        assertThat(message.root().children()).isEmpty();
        assertThat(Mail.defects(message)).contains(MimeDefect.BOUNDARY_EMPTY);
    }

    @Test
    void boundaryWithBytesAbove127Works() {
        assertThat(texts(Mail.read("Content-Type: multipart/mixed; boundary=\"\u00e9\"\n\n--\u00e9\n\none\n--\u00e9--\n")))
                .containsExactly("one");
        assertThat(texts(Mail.read("Content-Type: multipart/mixed; boundary=\"\u00c3\u00a9\"\n\n--\u00c3\u00a9\n\none\n--\u00c3\u00a9--\n")))
                .containsExactly("one");
    }

    @Test
    void readsEnclosedMessagesPlainAndEncoded() {
        MimeMessage message = Mail.multipart("--b\nContent-Type: message/rfc822\n\nSubject: inner\n\nhello\n"
                + "--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogaGlkZGVuCgp3b3JsZAo=\n--b--\n");
        assertThat(texts(message)).containsExactly("hello", "world\n");
        MimePart hidden = message.root().children().get(1).children().getFirst();
        assertThat(hidden.headers().text("subject")).isEqualTo("hidden");
        assertThat(hidden.source().isRaw()).isFalse();
        assertThat(hidden.path()).isEqualTo("1.2.1");
        RawRange raw = hidden.source().rawCover(hidden.headers().getFirst().valueRange());
        assertThat(Mail.raw(message, raw)).isEqualTo("dDogaGlkZGVu");
        assertThat(Mail.defects(message)).contains(MimeDefect.ENCODING_ON_COMPOSITE);
        SegmentsTest.assertLossless(message);
    }

    @Test
    void readsAnEncodedMultipartInAnotherReading() {
        MimeMessage message = Mail.read("Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n"
                + "LS1iCkNvbnRlbnQtVHlwZTogdGV4dC9odG1sCgo8YT4KLS1iLS0K\n");
        assertThat(message.root().children()).isEmpty();
        assertThat(message.readings()).anySatisfy(other -> assertThat(texts(other)).containsExactly("<a>"));
        message.readings().forEach(SegmentsTest::assertLossless);
    }

    @Test
    void digestMembersAreMessages() {
        MimeMessage message = Mail.read("Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: one\n\nx\n--b--\n");
        assertThat(message.root().children().getFirst().children().getFirst().headers().text("subject")).isEqualTo("one");
    }

    @Test
    void readsDeliveryStatusAndReturnedHeaders() {
        MimeMessage message = Mail.read("Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
                + "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; a@b\nStatus: 5.1.1\n\n"
                + "--b\nContent-Type: text/rfc822-headers\n\nSubject: gone\n\n--b--\n");
        List<Headers> groups = message.root().children().getFirst().fieldGroups();
        assertThat(groups).hasSize(2);
        assertThat(groups.get(1).text("status")).isEqualTo("5.1.1");
        assertThat(message.root().children().get(1).children().getFirst().headers().text("subject")).isEqualTo("gone");
    }

    @Test
    void limitsKeepTheRestAsItStands() {
        MimeLimits few = new MimeLimits(2, 3, 100, 1 << 20, 100, 100, 100, 1 << 20, 100, 4);
        MimeMessage parts = MimeReader.read(Mail.bytes("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n1\n--b\n\n2\n--b\n\n3\n--b--\n"), few);
        assertThat(texts(parts)).containsExactly("1", "2");
        assertThat(Mail.defects(parts)).contains(MimeDefect.PARTS_LIMIT);
        assertThat(Mail.raw(parts, parts.root().opaqueRange())).isEqualTo("\n--b\n\n3\n--b--\n");
        SegmentsTest.assertLossless(parts);
        MimeMessage depth = MimeReader.read(Mail.bytes("Content-Type: message/rfc822\n\n".repeat(5) + "A: b\n\nx"), few);
        assertThat(Mail.defects(depth)).contains(MimeDefect.DEPTH_LIMIT);
        assertThat(depth.parts()).hasSize(3);
        SegmentsTest.assertLossless(depth);
    }

    @Test
    void textHiddenInPreambleOrEpilogueIsReported() {
        assertThat(Mail.defects(Mail.multipart("Content-Type: text/html\n\n<a>\n--b\n\none\n--b--\n"))).contains(MimeDefect.HIDDEN_TEXT);
    }
}

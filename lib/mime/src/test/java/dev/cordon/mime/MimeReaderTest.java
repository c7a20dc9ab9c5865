package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

class MimeReaderTest {

    private static MimeMessage read(String text) {
        return MimeReader.read(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsAnOrdinaryMessage() {
        MimeMessage message = read("""
                From: =?utf-8?Q?J=C3=B6rg?= <joerg@example.com>
                To: Mary <mary@example.org>, staff: bob@example.org;
                Subject: Hello
                 again
                Content-Type: multipart/mixed; boundary="b1"

                preamble
                --b1
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                caf=C3=A9
                --b1
                Content-Type: application/pdf; name=a.pdf
                Content-Transfer-Encoding: base64

                SGVsbG8=
                --b1--
                epilogue
                """);
        assertThat(message.defects()).isEmpty();
        assertThat(message.ambiguities()).isEmpty();
        Mailbox from = message.headers().first("from").orElseThrow().addresses().mailboxes().getFirst();
        assertThat(from.displayName()).isEqualTo("Jörg");
        assertThat(from.address()).isEqualTo("joerg@example.com");
        assertThat(message.headers().text("subject")).isEqualTo("Hello again");
        assertThat(message.headers().first("to").orElseThrow().addresses().mailboxes())
                .extracting(Mailbox::address).containsExactly("mary@example.org", "bob@example.org");
        List<MimePart> parts = message.root().children();
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0).body().text()).isEqualTo("café");
        assertThat(parts.get(1).body().bytes()).isEqualTo("Hello".getBytes(StandardCharsets.US_ASCII));
        assertThat(parts.get(1).fileName().orElseThrow().text()).isEqualTo("a.pdf");
        assertThat(parts.get(1).path()).isEqualTo("1.2");
        assertThat(message.segments()).extracting(Segment::kind).containsExactly(
                Segment.Kind.FIELD, Segment.Kind.FIELD, Segment.Kind.FIELD, Segment.Kind.FIELD, Segment.Kind.SEPARATOR,
                Segment.Kind.PREAMBLE,
                Segment.Kind.DELIMITER, Segment.Kind.FIELD, Segment.Kind.FIELD, Segment.Kind.SEPARATOR, Segment.Kind.BODY,
                Segment.Kind.DELIMITER, Segment.Kind.FIELD, Segment.Kind.FIELD, Segment.Kind.SEPARATOR, Segment.Kind.BODY,
                Segment.Kind.CLOSE_DELIMITER, Segment.Kind.EPILOGUE);
    }
}

package dev.cordon.access.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.message.Raw;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final Instant SENT = Instant.parse("2026-01-12T08:00:00Z");
    private static final int SUBJECT = 0x0037;
    private static final int HEADERS = 0x007D;
    private static final int FROM_NAME = 0x0C1A;
    private static final int FROM_ADDRESS = 0x0C1F;
    private static final int BODY = 0x1000;
    private static final int HTML = 0x1013;
    private static final int MESSAGE_ID = 0x1035;

    private static String mail(byte[] file) {
        Candidate.Content content = MailBytes.load(new Candidate("a.msg", 0, new Candidate.Content.Bytes(Raw.owning(file))));
        assertThat(content).isInstanceOf(Candidate.Content.Bytes.class);
        return new String(((Candidate.Content.Bytes) content).raw().shared(), StandardCharsets.UTF_8);
    }

    private static String decoded(String mail, String before) {
        int at = mail.indexOf("\r\n\r\n", mail.indexOf(before)) + 4;
        return new String(Base64.getMimeDecoder().decode(mail.substring(at, mail.indexOf("\r\n\r\n", at))), StandardCharsets.UTF_8);
    }

    @Test void aReceivedMessageKeepsItsHeaderAndGetsANewTree() throws Exception {
        OutlookFile file = new OutlookFile(SENT);
        file.message.text(SUBJECT, "not this one").text(BODY, "Grüße\r\nund mehr").bytes(HTML, "<p>Grüße</p>".getBytes(StandardCharsets.UTF_8))
                .text(HEADERS, "Microsoft Mail Internet Headers Version 2.0\r\nReceived: from a.example by b.example;\r\n\tMon, 12 Jan 2026 08:00:00"
                        + " +0000\r\nFrom: Eve <eve@example.net>\r\nSubject: Hello\r\nContent-Type: multipart/mixed;\r\n boundary=old\r\n"
                        + "--=_cordon-mixed-0: x\r\nX-After: yes\r\n\r\nBcc: not-a-field@example.net\r\n")
                .attached("Rechnung März.pdf.exe", "application/pdf", new byte[] {'M', 'Z', 0});
        String mail = mail(file.bytes());
        assertThat(mail).startsWith("Received: from a.example by b.example;\r\n\tMon, 12 Jan 2026 08:00:00 +0000\r\nFrom: Eve <eve@example.net>\r\n"
                + "Subject: Hello\r\nX-After: yes\r\n");
        assertThat(mail).doesNotContain("boundary=old").doesNotContain("Microsoft Mail").doesNotContain("not this one")
                .doesNotContain("--=_cordon-mixed-0: x").contains("Content-Type: multipart/mixed; boundary=\"=_cordon-mixed-0\"");
        assertThat(decoded(mail, "text/plain")).isEqualTo("Grüße\r\nund mehr");
        assertThat(decoded(mail, "text/html")).contains("<p>Gr");
        assertThat(mail).contains("Content-Type: application/pdf\r\nContent-Disposition: attachment;"
                + " filename*=UTF-8''Rechnung%20M%C3%A4rz.pdf.exe\r\n");
        assertThat(decoded(mail, "application/pdf")).isEqualTo("MZ\0");
    }

    @Test void aMessageThatWasNeverSentIsWrittenFromItsPropertiesAndNoValueBeginsAnotherField() throws Exception {
        OutlookFile file = new OutlookFile(SENT);
        file.message.text(SUBJECT, "Lunch\r\nBcc: eve@example.net").text(FROM_NAME, "Ada \"the first\" Winter")
                .text(FROM_ADDRESS, "ada@larkspur.example").text(MESSAGE_ID, "<m1@larkspur.example>").text(BODY, "At noon?")
                .to("Bob", "bob@larkspur.example");
        String mail = mail(file.bytes());
        assertThat(mail.lines()).contains("From: \"Ada \\\"the first\\\" Winter\" <ada@larkspur.example>",
                "To: \"Bob\" <bob@larkspur.example>", "Subject: Lunch  Bcc: eve@example.net", "Message-ID: <m1@larkspur.example>",
                "Date: Mon, 12 Jan 2026 08:00:00 +0000").noneMatch(line -> line.startsWith("Bcc"));
        assertThat(mail).contains("Content-Type: text/plain; charset=utf-8\r\n");
    }

    @Test void anEnclosedMessageIsAMessagePart() throws Exception {
        OutlookFile file = new OutlookFile(SENT);
        file.message.text(SUBJECT, "outer").text(BODY, "see below");
        file.message.attachedMessage("inner", SENT).text(SUBJECT, "inner subject").text(BODY, "inner text");
        String mail = mail(file.bytes());
        assertThat(mail).contains("Content-Type: message/rfc822\r\n").contains("\r\n\r\nSubject: inner subject\r\n");
        assertThat(decoded(mail, "inner subject")).isEqualTo("inner text");
    }

    @Test void aLargeAttachmentComesThroughWhole() throws Exception {
        byte[] large = new byte[3 << 20];
        new SplittableRandom(7).nextBytes(large);
        OutlookFile file = new OutlookFile(SENT);
        file.message.text(SUBJECT, "large").text(BODY, "x").attached("large.bin", "application/octet-stream", large);
        String mail = mail(file.bytes());
        int at = mail.indexOf("\r\n\r\n", mail.indexOf("large.bin")) + 4;
        assertThat(Base64.getMimeDecoder().decode(mail.substring(at, mail.indexOf("\r\n\r\n", at)))).isEqualTo(large);
    }

    @Test void aBrokenFileIsTroubleInWords() throws Exception {
        OutlookFile file = new OutlookFile(SENT);
        file.message.text(SUBJECT, "x").text(BODY, "y").attached("a", "text/plain", new byte[5_000]);
        byte[] whole = file.bytes();
        for (long seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] broken = Arrays.copyOf(whole, random.nextInt(4, whole.length));
            for (int i = random.nextInt(40); i > 0; i--) {
                broken[random.nextInt(4, broken.length)] = (byte) random.nextInt();
            }
            Candidate.Content content = Outlook.read(Raw.owning(broken));
            assertThat(content).as("seed " + seed).isNotInstanceOf(Candidate.Content.File.class);
            if (content instanceof Candidate.Content.Trouble t) {
                assertThat(t.words()).as("seed " + seed).startsWith("is an Outlook .msg file that ");
            }
        }
        assertThat(Outlook.read(Raw.owning(Arrays.copyOf(whole, 600)))).isInstanceOf(Candidate.Content.Trouble.class);
    }
}

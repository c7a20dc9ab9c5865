package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

/** Inputs that make careless readers quadratic or run out of stack. No time is measured: a quadratic reader would never end. */
class ComplexityTest {

    private static final MimeLimits WIDE = new MimeLimits(5_000, 300_000, 2_000_000, 1 << 30, 300_000, 300_000, 300_000, 1 << 28, 1_000, 1);

    @Test
    void hundredThousandParts() {
        String part = "--b\r\n\r\nx\r\n";
        MimeMessage message = MimeReader.read(Mail.bytes("Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + part.repeat(100_000) + "--b--\r\n"), WIDE);
        assertThat(message.root().children()).hasSize(100_000);
        assertThat(message.segments()).hasSize(3 * 100_000 + 3);
        assertThat(message.parts()).hasSize(100_001);
    }

    @Test
    void threeThousandMessagesInEachOther() {
        MimeMessage message = MimeReader.read(Mail.bytes("Content-Type: message/rfc822\r\n\r\n".repeat(3_000) + "A: b\r\n\r\nx"), WIDE);
        assertThat(message.parts()).hasSize(3_001);
        assertThat(message.leaves().getFirst().depth()).isEqualTo(3_000);
        assertThat(message.leaves().getFirst().path()).hasSize(1 + 2 * 3_000);
        SegmentsTest.assertLossless(message);
        assertThat(MimeReader.read(message.source().bytes()).parts()).hasSize(41);
    }

    @Test
    void thousandMultipartsInEachOther() {
        StringBuilder mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (int i = 1; i < 1_000; i++) {
            mail.append("--b").append(i - 1).append("\r\nContent-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n");
        }
        MimeMessage message = MimeReader.read(Mail.bytes(mail.toString()), WIDE);
        assertThat(message.parts()).hasSize(1_000);
        SegmentsTest.assertLossless(message);
    }

    @Test
    void twoHundredThousandEncodedWords() {
        MimeMessage message = MimeReader.read(Mail.bytes("Subject:" + " =?utf-8?Q?a?=".repeat(200_000) + "\r\n\r\n"), WIDE);
        assertThat(message.headers().text("subject")).hasSize(200_000);
        assertThat(message.headers().getFirst().mapped().map().length()).isEqualTo(200_000);
    }

    @Test
    void manyWordsThatNeverEnd() {
        String value = " =?utf-8?Q?a".repeat(200_000);
        assertThat(Mail.field("Subject:" + value).text()).hasSize(value.length() - 1);
        assertThat(Mail.field("From:" + value).addresses().mailboxes()).hasSize(1);
    }

    @Test
    void fiftyMegabytesInOneLine() {
        byte[] mail = new byte[50 << 20];
        Arrays.fill(mail, (byte) 'x');
        assertThat(MimeReader.read(mail).root().bodyRange().length()).isEqualTo(mail.length);
        System.arraycopy(Mail.bytes("Subject: "), 0, mail, 0, 9);
        assertThat(MimeReader.read(mail).headers().getFirst().range().length()).isEqualTo(mail.length);
    }

    @Test
    void millionHeaderLines() {
        byte[] mail = Mail.bytes("A: b\r\n".repeat(1_000_000) + "\r\nbody");
        MimeMessage all = MimeReader.read(mail, WIDE);
        assertThat(all.headers()).hasSize(1_000_000);
        MimeMessage some = MimeReader.read(mail);
        assertThat(some.headers()).hasSize(MimeLimits.MESSAGE.fieldsMax());
        assertThat(some.root().body().text()).isEqualTo("body");
    }

    @Test
    void lonelyBracketsQuotesAndAts() {
        for (String unit : new String[] {"<", "\"", "(", "@", ",", "a@b,", "<a@b", "\\\"", "[", ":", ";", "=?", "()"}) {
            AddressList list = MimeReader.read(Mail.bytes("From: " + unit.repeat(30_000) + "\r\n\r\n"), WIDE).headers().getFirst().addresses();
            assertThat(list.mailboxes().size()).isLessThanOrEqualTo(100_000);
            MimeMessage type = MimeReader.read(Mail.bytes("Content-Type: x/y; " + ("a=" + unit).repeat(15_000) + "\r\n\r\n"), WIDE);
            assertThat(type.root().contentType().name()).isEqualTo("x/y");
        }
    }

    @Test
    void manyBareCrs() {
        byte[] mail = Mail.bytes("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "\r--c".repeat(200_000) + "\r\n--b--\r\n");
        assertThat(MimeReader.read(mail).root().closeRange().isEmpty()).isFalse();
        MimeMessage only = MimeReader.read(Mail.bytes("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "\r".repeat(1_000_000)));
        assertThat(only.root().preambleRange().length()).isEqualTo(1_000_000);
    }
}

package dev.cordon.mailauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.dkim.DkimWord;
import dev.cordon.mailauth.dmarc.Alignment;
import dev.cordon.mailauth.dmarc.DmarcPolicy;
import dev.cordon.mailauth.dmarc.DmarcReason;
import dev.cordon.mailauth.dmarc.DmarcWord;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.signature.Naive;
import dev.cordon.mailauth.signature.TestSigner;
import dev.cordon.mailauth.spf.SpfWord;
import dev.cordon.testkit.EdgeCase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The whole of one message. */
class MailAuthTest {

    private static final InstantSource NOW = InstantSource.fixed(Instant.ofEpochSecond(1_795_341_000));
    private static final TestSigner SIGNER = TestSigner.rsa(1024);
    private static final List<String> HEADERS = List.of("From: Ada <ada@example.com>", "To: bob@example.org", "Subject: Hello",
            "Date: Sun, 22 Nov 2026 09:59:57 +0000");
    private static final String NAMES = "from:to:subject:date";
    private static final Envelope ENVELOPE = new Envelope("192.0.2.7", "mail.example.com", "ada@example.com", "mx.example.org");

    private static MapDns dns() {
        return new MapDns().txt("example.com", "v=spf1 ip4:192.0.2.0/24 -all").txt("sel._domainkey.example.com", SIGNER.record())
                .txt("_dmarc.example.com", "v=DMARC1; p=reject");
    }

    private static String signed(String tags) {
        return SIGNER.signed(HEADERS, "Hello.\r\n", "relaxed/relaxed", tags, NAMES);
    }

    private static AuthReport check(String message, MapDns dns, Envelope envelope) {
        return MailAuth.of(dns, NOW).check(Naive.bytes(message), envelope);
    }

    @Test
    void theExampleOfTheReadmeHolds() {
        MapDns dns = dns();
        byte[] message = Naive.bytes(signed(""));
        MailAuth auth = MailAuth.of(dns, InstantSource.system());
        AuthReport report = auth.check(message, new Envelope("192.0.2.7", "mail.example.com", "ada@example.com", "mx.example.org"));
        boolean really = report.dmarc().result() == DmarcWord.PASS;
        report.dkim().signatures().forEach(s -> assertThat(s.domain() + " " + s.result().word() + " " + s.reason()).isEqualTo("example.com pass "));
        assertThat(really).isTrue();
        assertThat(report.spf().result()).isEqualTo(SpfWord.PASS);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void severalFromFieldsAreNeverEvaluated() {
        AuthReport report = check("From: Boss <boss@example.com>\r\n" + signed(""), dns(), ENVELOPE);
        assertThat(report.dkim().result()).isEqualTo(DkimWord.PASS);
        assertThat(report.dmarc().result()).isEqualTo(DmarcWord.PERMERROR);
        assertThat(report.findings()).contains(Finding.MULTIPLE_FROM);
        String ten = "From: " + "a@x0.test, b@x1.test, c@x2.test, d@x3.test, e@x4.test, f@x5.test, g@x6.test, h@x7.test, i@x8.test, j@x9.test"
                + "\r\n\r\nHello.\r\n";
        AuthReport many = check(ten, dns(), ENVELOPE);
        assertThat(many.dmarc().result()).isEqualTo(DmarcWord.PERMERROR);
        assertThat(many.authors()).hasSize(10);
        assertThat(many.findings()).contains(Finding.FROM_SEVERAL_ADDRESSES);
    }

    @Test
    void oddAuthorsAreFindings() {
        assertThat(check("To: x@example.org\r\n\r\n", dns(), ENVELOPE).findings()).contains(Finding.FROM_MISSING);
        assertThat(check("From : a@example.com\r\n\r\n", dns(), ENVELOPE).findings()).contains(Finding.FROM_SPACED_COLON);
        assertThat(check("From: a\0@example.com\r\n\r\n", dns(), ENVELOPE).findings()).contains(Finding.FROM_CONTROL_CHARACTER);
        assertThat(check("From: undisclosed:;\r\n\r\n", dns(), ENVELOPE).findings()).contains(Finding.FROM_GROUP);
        assertThat(check("From: a@example.com\r\nX: y\n\r\nbody", dns(), ENVELOPE).findings()).contains(Finding.BARE_LF);
        assertThat(check("From: a@example.com\r\n\r\nbo\rdy", dns(), ENVELOPE).findings()).contains(Finding.BARE_CR);
    }

    @Test
    @EdgeCase("EC-049")
    void aPartlySignedBodyOrAKeyThatIsTriedOutDoesNotCountForTheAuthor() {
        AuthReport partial = check(signed("l=5") + "Send money.\r\n", dns(), Envelope.UNKNOWN);
        assertThat(partial.dkim().result()).isEqualTo(DkimWord.PASS);
        assertThat(partial.dmarc().result()).isEqualTo(DmarcWord.FAIL);
        assertThat(partial.findings()).contains(Finding.BODY_APPENDED);
        MapDns testing = dns().txt("sel._domainkey.example.com", SIGNER.record() + "; t=y");
        assertThat(check(signed(""), testing, Envelope.UNKNOWN).dmarc().result()).isEqualTo(DmarcWord.FAIL);
    }

    @Test
    @EdgeCase("EC-047")
    void whatDnsDoesNotAnswerIsNeitherPassNorFail() {
        for (DnsAnswer trouble : List.of(new DnsAnswer.TimedOut(), new DnsAnswer.Failed("servfail"))) {
            MapDns dns = new MapDns().answer("example.com", trouble).answer("sel._domainkey.example.com", trouble)
                    .answer("_dmarc.example.com", trouble);
            AuthReport report = check(signed(""), dns, ENVELOPE);
            assertThat(report.spf().result()).isEqualTo(SpfWord.TEMPERROR);
            assertThat(report.dkim().result()).isEqualTo(DkimWord.TEMPERROR);
            assertThat(report.dmarc().result()).isEqualTo(DmarcWord.TEMPERROR);
            assertThat(report.provisional()).isTrue();
        }
    }

    @Test
    @EdgeCase("EC-048")
    void anUnusableRecordIsPermanentAndNotAligned() {
        AuthReport report = check("From: ada@example.com\r\n\r\nHello.\r\n",
                dns().txt("example.com", "v=spf1 ip4:192.0.2.0/24 -all", "v=spf1 +all"), ENVELOPE);
        assertThat(report.spf().result()).isEqualTo(SpfWord.PERMERROR);
        assertThat(report.dmarc().result()).isEqualTo(DmarcWord.FAIL);
        assertThat(report.dmarc().spf()).isEqualTo(Alignment.NONE);
        assertThat(report.provisional()).isFalse();
    }

    @Test
    @EdgeCase("EC-050")
    void withoutAPolicyThereIsNoPass() {
        AuthReport report = check(signed(""), new MapDns().txt("sel._domainkey.example.com", SIGNER.record()), ENVELOPE);
        assertThat(report.dkim().result()).isEqualTo(DkimWord.PASS);
        assertThat(report.dmarc().result()).isEqualTo(DmarcWord.NONE);
        assertThat(report.dmarc().policy()).isEqualTo(DmarcPolicy.UNSPECIFIED);
        assertThat(report.dmarc().reason()).isEqualTo(DmarcReason.NO_RECORD);
    }

    @Test
    void aBodyThatTheStoreRewroteIsExplained() {
        AuthReport report = check(signed("").replace("Hello.\r\n", "Caution: external.\r\nHello.\r\n"), dns(), Envelope.UNKNOWN);
        assertThat(report.dkim().result()).isEqualTo(DkimWord.FAIL);
        assertThat(report.findings()).contains(Finding.BODY_REWRITTEN);
        assertThat(report.dkim().signatures().getFirst().reason()).startsWith("body-changed");
    }

    @Test
    void passBySpfAloneIsAFinding() {
        AuthReport report = check("From: ada@example.com\r\n\r\nHello.\r\n", dns(), ENVELOPE);
        assertThat(report.dmarc().result()).isEqualTo(DmarcWord.PASS);
        assertThat(report.findings()).contains(Finding.DMARC_BY_SPF_ALONE);
        AuthReport unknown = check("From: ada@example.com\r\n\r\nHello.\r\n", dns(), Envelope.UNKNOWN);
        assertThat(unknown.spf().result()).isEqualTo(SpfWord.NONE);
        assertThat(unknown.dmarc().result()).isEqualTo(DmarcWord.FAIL);
    }

    @Test
    void thePlainWayToTheAuthorEqualsTheLongOne() {
        String[] pieces = {"Ada", " ", "\"", "<", ">", "a", "@", ".", "example.com", ",", "b@x.test", "(c)", ":", ";", "\\", "<a@b.test>"};
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder value = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                value.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] bytes = Naive.bytes(value.toString());
            String plain = Authors.plain(bytes, 0, bytes.length);
            if (!plain.isEmpty()) {
                var list = dev.cordon.mime.MimeReader.read(Naive.bytes("From: " + value)).headers().first("from").orElseThrow().addresses();
                assertThat(list.mailboxes()).as("seed " + seed + " " + value).singleElement()
                        .satisfies(mailbox -> assertThat(mailbox.address()).isEqualTo(plain))
                        .satisfies(mailbox -> assertThat(mailbox.alternatives()).isEmpty());
            }
        }
    }

    @Test
    void mutatedMessagesNeverThrowAndGiveTheSameTwice() {
        String base = "ARC-Seal: i=1; a=rsa-sha256; d=example.com; s=sel; cv=none; b=AAAA\r\nARC-Message-Signature: i=1; a=rsa-sha256; d=example.com;"
                + " s=sel; h=from; bh=AAAA; b=AAAA\r\nARC-Authentication-Results: i=1; mx.example.org; spf=pass\r\n" + signed("l=3; t=1; x=9");
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] message = Naive.bytes(base);
            for (int i = random.nextInt(12); i >= 0; i--) {
                byte[] odd = {0, '\r', '\n', ';', '=', ':', ' ', (byte) 0xff, '<', '"', '('};
                message[random.nextInt(message.length)] = odd[random.nextInt(odd.length)];
            }
            AuthReport first = MailAuth.of(dns(), NOW).check(message, ENVELOPE);
            AuthReport again = MailAuth.of(dns(), NOW).check(message, ENVELOPE);
            assertThat(again.findings()).as("seed " + seed).isEqualTo(first.findings());
            assertThat(again.dmarc()).as("seed " + seed).isEqualTo(first.dmarc());
            assertThat(again.dkim().result()).as("seed " + seed).isEqualTo(first.dkim().result());
        }
    }
}

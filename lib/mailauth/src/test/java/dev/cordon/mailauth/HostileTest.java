package dev.cordon.mailauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.arc.ArcChain;
import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dkim.DkimFlag;
import dev.cordon.mailauth.dkim.DkimWord;
import dev.cordon.mailauth.dmarc.DmarcWord;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.signature.Naive;
import dev.cordon.mailauth.signature.SignatureFault;
import dev.cordon.mailauth.signature.TestSigner;
import dev.cordon.mailauth.spf.SpfReason;
import dev.cordon.mailauth.spf.SpfWord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Input made to hurt: a typed result each, after a bounded number of questions. */
class HostileTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.ofEpochSecond(1_795_341_000));
    private static final TestSigner SIGNER = TestSigner.rsa(1024);
    private static final List<String> HEADERS = List.of("From: Ada <ada@example.com>", "To: bob@example.org", "Subject: Hello");
    private static final Envelope ENVELOPE = new Envelope("192.0.2.7", "mail.example.com", "ada@example.com", "mx.example.org");
    private static final String PLAIN = "From: ada@example.com\r\n\r\nHello.\r\n";

    private static String signed(String tags) {
        return SIGNER.signed(HEADERS, "Hello.\r\n", "relaxed/relaxed", tags, "from:to:subject");
    }

    private static AuthReport check(String message, MapDns dns) {
        return MailAuth.of(dns, NOW).check(Naive.bytes(message), ENVELOPE);
    }

    private static CheckedSignature key(String record) {
        return check(signed(""), new MapDns().txt("sel._domainkey.example.com", record)).dkim().signatures().getFirst();
    }

    @Test
    void recordsOfMegabytesAreErrorsOfTheirOwners() {
        String megabytes = " ip4:192.0.2.1".repeat(200_000);
        AuthReport spf = check(PLAIN, new MapDns().txt("example.com", "v=spf1" + megabytes));
        assertThat(spf.spf().result()).isEqualTo(SpfWord.PERMERROR);
        assertThat(spf.spf().reason()).isEqualTo(SpfReason.RECORD_TOO_LONG);
        assertThat(key("v=DKIM1; n=" + "x".repeat(3 << 20) + "; p=AAAA").fault()).isEqualTo(SignatureFault.KEY_MALFORMED);
        String tags = IntStream.range(0, 300_000).mapToObj(i -> "; x" + i + "=y").collect(Collectors.joining());
        AuthReport dmarc = check(PLAIN, new MapDns().txt("_dmarc.example.com", "v=DMARC1; p=reject" + tags));
        assertThat(dmarc.dmarc().result()).as("a record beyond all measure is none").isEqualTo(DmarcWord.NONE);
        AuthReport header = check("DKIM-Signature: v=1; " + "x".repeat(3 << 20) + "\r\n" + PLAIN, new MapDns());
        assertThat(header.dkim().signatures()).allMatch(s -> s.result() == DkimWord.PERMERROR || s.result() == DkimWord.POLICY);
    }

    @Test
    void loopsEndAtTheLimitOfTheirStandard() {
        for (String record : List.of("v=spf1 include:example.com -all", "v=spf1 redirect=example.com",
                "v=spf1 include:%{d} include:a.example.com -all",
                "v=spf1 exists:%{l}.%{d} a:%{d} mx:%{d} ptr include:example.com")) {
            int[] asked = {0};
            MapDns dns = new MapDns().txt("example.com", record).txt("a.example.com", "v=spf1 include:example.com ~all");
            AuthReport report = MailAuth.of((name, type) -> {
                asked[0]++;
                return dns.ask(name, type);
            }, NOW).check(Naive.bytes(PLAIN), ENVELOPE);
            assertThat(report.spf().result()).as(record).isEqualTo(SpfWord.PERMERROR);
            assertThat(asked[0]).as(record).isLessThan(60);
        }
    }

    @Test
    void aThousandSignaturesCostNoMoreThanTheFirstTwenty() {
        int[] asked = {0};
        String junk = IntStream.range(0, 1_000).mapToObj(i -> SIGNER.field("DKIM-Signature: v=1; ", HEADERS, "Hello.\r\n", "relaxed/relaxed",
                "d=d" + i + ".example; s=s" + i, "from")).limit(30).collect(Collectors.joining("\r\n"));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 34; i++) {
            many.append(junk.replace("d=d", "d=e" + i)).append("\r\n");
        }
        MapDns dns = new MapDns().txt("sel._domainkey.example.com", SIGNER.record()).txt("_dmarc.example.com", "v=DMARC1; p=reject");
        AuthReport report = MailAuth.of((name, type) -> {
            asked[0]++;
            return dns.ask(name, type);
        }, NOW).check(Naive.bytes(many + signed("")), ENVELOPE);
        assertThat(report.dkim().signatures()).hasSize(20);
        assertThat(report.dkim().leftOut()).isEqualTo(1_001);
        assertThat(report.findings()).contains(Finding.SIGNATURES_OVER_LIMIT);
        assertThat(report.dmarc().result()).as("the author's own goes first, wherever it stands").isEqualTo(DmarcWord.PASS);
        assertThat(asked[0]).isLessThan(200);
    }

    @Test
    void keysOfOddFormsHaveTheirOwnReasons() {
        byte[] spki = Base64.getDecoder().decode(SIGNER.record().substring(SIGNER.record().indexOf("p=") + 2));
        String whole = Base64.getEncoder().encodeToString(spki);
        assertThat(key("p=" + whole).passed()).as("v= and k= may be missing").isTrue();
        assertThat(key("v=DKIM1; h=sha256; s=tlsrpt:email; p=" + whole).passed()).isTrue();
        assertThat(key("v=DKIM1; h=sha1:sha256; s=*; t=x; p=" + whole).passed()).isTrue();
        assertThat(key("v=DKIM1; p=" + whole.substring(0, 20) + " \t" + whole.substring(20)).passed()).isTrue();
        assertThat(key("v=DKIM1; h=sha1; p=" + whole).fault()).isEqualTo(SignatureFault.KEY_HASH);
        assertThat(key("v=DKIM1; s=tlsrpt; p=" + whole).fault()).isEqualTo(SignatureFault.KEY_SERVICE);
        assertThat(key("v=DKIM1; k=ed25519; p=" + whole).fault()).isEqualTo(SignatureFault.KEY_LENGTH);
        assertThat(key("v=DKIM1; k=ed25519; p=" + "A".repeat(43) + "=").fault()).isEqualTo(SignatureFault.KEY_TYPE);
        assertThat(key("v=DKIM1; k=dsa; p=" + whole).fault()).isEqualTo(SignatureFault.KEY_TYPE);
        assertThat(key("v=DKIM1; p=!!!").fault()).isEqualTo(SignatureFault.KEY_MALFORMED);
        assertThat(key("v=DKIM1; p=AAAA").fault()).isEqualTo(SignatureFault.KEY_MALFORMED);
        assertThat(key("v=DKIM1; p=" + Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(spki, 100))).fault())
                .isEqualTo(SignatureFault.KEY_MALFORMED);
        assertThat(key("v=DKIM1; p=" + whole + "; p=" + whole).fault()).as("a tag twice").isEqualTo(SignatureFault.KEY_MALFORMED);
        assertThat(key("v=DKIM1; p=").fault()).isEqualTo(SignatureFault.KEY_REVOKED);
        assertThat(key("").fault()).isIn(SignatureFault.KEY_MALFORMED, SignatureFault.KEY_MISSING);
    }

    @Test
    void severalKeysAndAliasesAreTriedInTurn() {
        String other = TestSigner.rsa(1024).record();
        MapDns several = new MapDns().txt("sel._domainkey.example.com", "spam", other, "v=DKIM1; p=", SIGNER.record());
        assertThat(check(signed(""), several).dkim().result()).isEqualTo(DkimWord.PASS);
        List<DnsRecord> crowd = IntStream.range(0,
                500).<DnsRecord>mapToObj(i -> new DnsRecord.Text(other.getBytes(StandardCharsets.US_ASCII))).toList();
        MapDns many = new MapDns().answer("sel._domainkey.example.com", new DnsAnswer.Found(crowd, Duration.ZERO));
        assertThat(check(signed(""), many).dkim().signatures().getFirst().result()).isIn(DkimWord.FAIL, DkimWord.POLICY);
    }

    @Test
    void nulAndReturnInTagsAreNoTags() {
        String good = signed("");
        for (String odd : List.of("d=exa\0mple.com", "d=example.com\0", "d=exa\rmple.com", "d=example.com\r", "s=se\0l", "d=\"example.com\"", "d=",
                "d=.", "d=example..com", "d=-example.com", "d=com", "d=example.com.", "s=", "s=a b")) {
            AuthReport report = check(good.replace(odd.startsWith("s") ? "s=sel" : "d=example.com", odd),
                    new MapDns().txt("sel._domainkey.example.com", SIGNER.record()));
            assertThat(report.dkim().result()).as(odd).isEqualTo(DkimWord.PERMERROR);
        }
        AuthReport bare = check("DKIM-Signature: v=1; a=rsa-sha256; b=\rAA\0A; d=example.com\r\n" + PLAIN, new MapDns());
        assertThat(bare.dkim().result()).isEqualTo(DkimWord.PERMERROR);
        assertThat(bare.findings()).contains(Finding.BARE_CR);
    }

    @Test
    void whatSignersReallyWriteIsRead() {
        MapDns dns = new MapDns().txt("sel._domainkey.example.com", SIGNER.record());
        assertThat(check(SIGNER.signed(HEADERS, "Hello.\r\n", "simple/simple", "", "from:to:subject"), dns).dkim().result()).isEqualTo(DkimWord.PASS);
        assertThat(check(SIGNER.signed(HEADERS, "Hello.", "simple/simple", "", "from"), dns).dkim().result()).as("no final line end")
                .isEqualTo(DkimWord.PASS);
        assertThat(check(SIGNER.signed(HEADERS, "", "relaxed/relaxed", "", "from"), dns).dkim().result()).as("no body").isEqualTo(DkimWord.PASS);
        assertThat(check(signed("").replace("\r\n", "\n"), dns).dkim().result()).as("a file with LF only").isEqualTo(DkimWord.PASS);
        assertThat(check(SIGNER.signed(HEADERS, "Hello.\r\n", "relaxed/relaxed", "", "from:from:to:subject:reply-to:list-id"), dns).dkim()
                .signatures().getFirst().flags()).as("oversigned").doesNotContain(DkimFlag.FROM_NOT_OVERSIGNED);
        assertThat(check(SIGNER.signed(HEADERS, "Hello.\r\n", "relaxed/relaxed", "", " From :\r\n\tTo : subject "), dns).dkim().result())
                .isEqualTo(DkimWord.PASS);
        assertThat(check(signed("i=ada=2Bx@mail.example.com"), dns).dkim().result()).isEqualTo(DkimWord.PASS);
        assertThat(check(signed("i=ada@mail.example.com"), new MapDns().txt("sel._domainkey.example.com", SIGNER.record() + "; t=s")).dkim()
                .signatures().getFirst().fault()).isEqualTo(SignatureFault.KEY_STRICT);
        assertThat(check(signed("x=1795340000"), dns).dkim().signatures().getFirst().flags()).contains(DkimFlag.EXPIRED);
        assertThat(check(signed("a=rsa-sha256"), dns).dkim().result()).as("a tag twice").isEqualTo(DkimWord.PERMERROR);
        assertThat(check(signed("q=dns/txt; n=unknown tags are fine; zz=1"), dns).dkim().result()).isEqualTo(DkimWord.PASS);
    }

    @Test
    void internationalNamesAreOneNameInBothForms() {
        MapDns dns = new MapDns().txt("s\u00e9l._domainkey.b\u00fccher.example", SIGNER.record())
                .txt("xn--sl-bja._domainkey.xn--bcher-kva.example", SIGNER.record()).txt("_dmarc.xn--bcher-kva.example", "v=DMARC1; p=reject");
        for (String where : List.of("d=xn--bcher-kva.example; s=xn--sl-bja", "d=b\u00fccher.example; s=s\u00e9l",
                "d=B\u00dcCHER.example; s=xn--sl-bja")) {
            List<String> headers = List.of("From: =?utf-8?q?J=C3=BCrgen?= <j\u00fcrgen@b\u00fccher.example>", "Subject: Gr\u00fc\u00dfe");
            // The signer works on bytes as Latin-1 text, so UTF-8 goes in as such text (RFC 6532 §3.2).
            List<String> bytes = headers.stream().map(HostileTest::utf8).toList();
            String message = SIGNER.signed(bytes, "Hello.\r\n", "relaxed/relaxed", utf8(where), "from:subject");
            AuthReport report = check(message, dns);
            assertThat(report.dkim().result()).as(where).isEqualTo(DkimWord.PASS);
            assertThat(report.dkim().signatures().getFirst().domain()).isEqualTo("xn--bcher-kva.example");
            assertThat(report.dmarc().result()).as(where).isEqualTo(DmarcWord.PASS);
        }
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void chainsThatAreNoneFailWithTheirReason() {
        String set = "ARC-Seal: i=%1$d; a=rsa-sha256; cv=%2$s; d=example.com; s=sel; b=AAAA\r\nARC-Message-Signature: i=%1$d; a=rsa-sha256;"
                + " d=example.com; s=sel; h=from; bh=" + "A".repeat(43)
                + "=; b=AAAA\r\nARC-Authentication-Results: i=%1$d; mx.example.org; spf=pass\r\n";
        List<String> headers = List.of(String.format(set, 51, "pass"), String.format(set, 0, "none"), String.format(set, 2, "pass"),
                String.format(set, 1, "none") + String.format(set, 1, "none"), String.format(set, 1, "pass"), String.format(set, 1, "fail"),
                String.format(set, 2, "none") + String.format(set, 1, "none"), String.format(set, 1, ""), String.format(set, 1, "Pass"),
                String.format(set, 1, "none").replace("i=1; a=", "i=01x; a="), "ARC-Seal: i=1; cv=none\r\n",
                IntStream.rangeClosed(1, 60).mapToObj(i -> String.format(set, 61 - i, i == 60 ? "none" : "pass")).collect(Collectors.joining()));
        for (String header : headers) {
            AuthReport report = check(header + PLAIN, new MapDns());
            assertThat(report.arc().chain()).as(header).isEqualTo(ArcChain.FAIL);
            assertThat(report.arc().sealValid()).isFalse();
            assertThat(report.arc().reason()).isNotEmpty();
        }
    }

    @Test
    void authorsWithoutEndAreSeveralAuthors() {
        String crowd = IntStream.range(0, 20_000).mapToObj(i -> "a" + i + "@x" + i + ".test").collect(Collectors.joining(", "));
        AuthReport report = check("From: " + crowd + "\r\n\r\nHello.\r\n", new MapDns());
        assertThat(report.dmarc().result()).isEqualTo(DmarcWord.PERMERROR);
        AuthReport nested = check("From: " + "(".repeat(50_000) + "a@example.com\r\n\r\n", new MapDns());
        assertThat(nested.dmarc().result()).isNotEqualTo(DmarcWord.PASS);
    }
}

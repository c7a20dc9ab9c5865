package dev.cordon.mailauth.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.Finding;
import dev.cordon.mailauth.MapDns;
import dev.cordon.mailauth.Settings;
import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dkim.DkimFlag;
import dev.cordon.mailauth.dkim.DkimWord;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.origin.Border;
import dev.cordon.mailauth.origin.Trust;
import dev.cordon.mailauth.signature.BodyHash;
import dev.cordon.mailauth.signature.HeaderSignature;
import dev.cordon.mailauth.signature.Naive;
import dev.cordon.mailauth.signature.TestSigner;
import dev.cordon.testkit.EdgeCase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mail that is looked at when its session is over: keys gone, bodies rewritten, signatures expired since. */
class StoredMailTest {
    private static final Instant RECEIVED = Instant.parse("2026-11-01T10:00:00Z");
    private static final TestSigner SIGNER = TestSigner.rsa(1024);
    private static final Border OURS = new Border(Set.of("mx.example.org"), List.of(), Set.of("mx.example.org"), false, Set.of());
    private static final Border REWRITES = new Border(OURS.hosts(), List.of(), OURS.authservIds(), true, Set.of("sealer.example"));
    private static final String LINE = "Received: from out.example.com (out.example.com [192.0.2.9]) by mx.example.org with ESMTPS;"
            + " Sun, 1 Nov 2026 10:00:00 +0000\r\n";
    private static final List<String> HEADERS = List.of("From: Ada <ada@example.com>", "To: bob@example.org", "Subject: Hello",
            "Date: Sun, 1 Nov 2026 09:59:57 +0000");
    private static final String BODY = "<html>\r\n<p>Hello Bob</p>\r\n";

    private static String mail(String tags) {
        return LINE + SIGNER.signed(HEADERS, BODY, "relaxed/relaxed", tags, "from:to:subject:date");
    }

    private static MapDns zone() {
        return new MapDns().txt("_dmarc.example.com", "v=DMARC1; p=reject");
    }

    private static MapDns zoneWithKey() {
        return zone().txt("sel._domainkey.example.com", SIGNER.record());
    }

    private static StoredReport look(String mail, MapDns dns, Border border, Duration later) {
        return new StoredMail(dns, InstantSource.fixed(RECEIVED.plus(later)), border, Settings.usual()).check(Naive.bytes(mail),
                List.of("bob@example.org"));
    }

    private static CheckedSignature first(StoredReport report) {
        return report.report().dkim().signatures().getFirst();
    }

    @Test
    @EdgeCase("EC-049")
    void aSignatureIsMeasuredByTheTimeOfReceipt() {
        String mail = mail("t=" + (RECEIVED.getEpochSecond() - 60) + "; x=" + (RECEIVED.getEpochSecond() + 3_600));
        StoredReport late = look(mail, zoneWithKey(), OURS, Duration.ofDays(30));
        assertThat(first(late).passed()).as("it expired after it was received").isTrue();
        assertThat(late.dmarc()).isEqualTo(new Counted("pass", Counted.Source.OURS));
        String before = mail("t=" + (RECEIVED.getEpochSecond() - 7_200) + "; x=" + (RECEIVED.getEpochSecond() - 3_600));
        assertThat(first(look(before, zoneWithKey(), OURS, Duration.ofDays(30))).flags()).contains(DkimFlag.EXPIRED);
        String future = LINE.replace("2026", "2036") + mail.substring(LINE.length());
        assertThat(first(look(future, zoneWithKey(), OURS, Duration.ZERO)).passed()).as("a border's clock from the future is no time").isTrue();
    }

    @Test
    @EdgeCase("EC-049")
    void aKeyThatIsGoneLaterIsNeitherPassNorFail() {
        for (MapDns gone : List.of(zone(), zone().txt("sel._domainkey.example.com", "v=DKIM1; p="))) {
            StoredReport fresh = look(mail(""), gone, OURS, Duration.ofMinutes(5));
            assertThat(first(fresh).result()).isEqualTo(DkimWord.PERMERROR);
            assertThat(fresh.dmarc()).isEqualTo(new Counted("fail", Counted.Source.OURS));
            StoredReport late = look(mail(""), gone, OURS, Duration.ofDays(3));
            assertThat(first(late).result()).isEqualTo(DkimWord.NEUTRAL);
            assertThat(first(late).flags()).contains(DkimFlag.UNVERIFIABLE_LATE);
            assertThat(first(late).headerSignature()).isEqualTo(HeaderSignature.UNVERIFIABLE);
            assertThat(late.dmarc()).isEqualTo(Counted.NOTHING);
            assertThat(late.dkim()).isEqualTo(Counted.ours("neutral"));
            StoredReport known = look("Authentication-Results: mx.example.org; dkim=pass header.d=example.com; dmarc=pass header.from=example.com\r\n"
                    + mail(""), gone, OURS, Duration.ofDays(3));
            assertThat(known.dmarc()).isEqualTo(new Counted("pass", Counted.Source.PROVIDER));
            assertThat(known.dkim()).isEqualTo(new Counted("pass", Counted.Source.PROVIDER));
        }
        String other = mail("d=other.example; s=sel");
        assertThat(look(other, zone(), OURS, Duration.ofDays(3)).dmarc()).as("a stranger's key does not open the author's result")
                .isEqualTo(new Counted("fail", Counted.Source.OURS));
    }

    @Test
    @EdgeCase("EC-046")
    void aBodyThatTheStoreRewroteIsExplainedAndLeftOpen() {
        String rewritten = mail("").replace("<html>", "<html><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">");
        StoredReport found = look(rewritten, zoneWithKey(), REWRITES, Duration.ofHours(1));
        assertThat(first(found).headerSignature()).isEqualTo(HeaderSignature.PASS);
        assertThat(first(found).bodyHash()).isEqualTo(BodyHash.MISMATCH);
        assertThat(first(found).reason()).startsWith("body-changed");
        assertThat(found.report().findings()).contains(Finding.BODY_REWRITTEN);
        assertThat(found.dmarc()).as("who wrote the body cannot be told").isEqualTo(new Counted("", Counted.Source.HEADER_SIGNATURE));
        assertThat(found.dmarc().isKnown()).isFalse();
        assertThat(look(rewritten, zoneWithKey(), OURS, Duration.ofHours(1)).dmarc()).as("a store that rewrites nothing")
                .isEqualTo(new Counted("fail", Counted.Source.OURS));
        String stated = "Authentication-Results: spf=none; dkim=pass header.d=example.com;dmarc=pass action=none header.from=example.com\r\n";
        assertThat(look(stated + rewritten, zoneWithKey(), REWRITES, Duration.ofHours(1)).dmarc()).isEqualTo(new Counted("pass",
                Counted.Source.PROVIDER));
        assertThat(look(stated.replace("pass", "fail") + rewritten, zoneWithKey(), REWRITES, Duration.ofHours(1)).dmarc())
                .as("the provider saw it before the store did").isEqualTo(new Counted("fail", Counted.Source.PROVIDER));
        assertThat(look(rewritten.replace("Subject: Hello", "Subject: Pay"), zoneWithKey(), REWRITES, Duration.ofHours(1)).dmarc())
                .as("a changed header is no rewritten body").isEqualTo(new Counted("fail", Counted.Source.OURS));
    }

    private static String sealed(String results) {
        String message = SIGNER.field("ARC-Message-Signature: i=1; ", HEADERS, BODY, "relaxed/relaxed", "d=sealer.example; s=sel", "from:subject");
        String unsigned = "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=sealer.example; s=sel; b=";
        String aar = "ARC-Authentication-Results: i=1; sealer.example; " + results;
        return unsigned + SIGNER.sign(Naive.header(aar, true) + "\r\n" + Naive.header(message, true) + "\r\n" + Naive.header(unsigned, true)) + "\r\n"
                + message + "\r\n" + aar + "\r\n";
    }

    @Test
    @EdgeCase({"EC-046", "EC-051"})
    void theProvidersSealOutlivesTheBodyAndCountsForItsOwnAuthorOnly() {
        MapDns dns = zoneWithKey().txt("sel._domainkey.sealer.example", SIGNER.record());
        String below = LINE + sealed("dkim=pass header.d=example.com; dmarc=pass header.from=example.com")
                + mail("").substring(LINE.length()).replace("<html>", "<html><meta>");
        StoredReport found = look(below, dns, REWRITES, Duration.ofHours(1));
        assertThat(found.stated()).extracting(s -> s.trust()).containsExactly(Trust.SEAL);
        assertThat(found.report().findings()).contains(Finding.SEAL_ONLY);
        assertThat(found.dmarc()).isEqualTo(new Counted("pass", Counted.Source.PROVIDER));
        String list = LINE + sealed("dmarc=pass header.from=ada.example") + mail("").substring(LINE.length()).replace("<html>", "<html><meta>");
        assertThat(look(list, dns, REWRITES, Duration.ofHours(1)).dmarc().isPass()).as("sealed about somebody else").isFalse();
        String unnamed = LINE + sealed("dmarc=pass") + mail("").substring(LINE.length()).replace("<html>", "<html><meta>");
        assertThat(look(unnamed, dns, REWRITES, Duration.ofHours(1)).dmarc().isPass()).as("sealed about nobody").isFalse();
    }

    @Test
    @EdgeCase("EC-047")
    void aKeyThatCannotBeReachedLeavesTheAuthorOpen() {
        MapDns silent = zone().answer("sel._domainkey.example.com", new DnsAnswer.TimedOut());
        assertThat(look(mail(""), silent, OURS, Duration.ofDays(9)).dmarc()).isEqualTo(new Counted("temperror", Counted.Source.OURS));
        assertThat(look(mail(""), silent, OURS, Duration.ZERO).dmarc().isKnown()).isFalse();
    }

    @Test
    void copiesOfOneMessageHaveOneFingerprintAndOthersDoNot() {
        StoredReport one = look(mail("t=1"), zoneWithKey(), OURS, Duration.ZERO);
        StoredReport copy = look("X-Trace: 2\r\n" + mail("t=1"), zoneWithKey(), OURS, Duration.ZERO);
        StoredReport other = look(mail("t=2"), zoneWithKey(), OURS, Duration.ZERO);
        assertThat(first(one).fingerprint()).hasSize(32).isEqualTo(first(copy).fingerprint()).isNotEqualTo(first(other).fingerprint());
        assertThat(first(one).flags()).doesNotContain(DkimFlag.RECIPIENT_NOT_SIGNED);
        StoredReport elsewhere = new StoredMail(zoneWithKey(), InstantSource.fixed(RECEIVED), OURS, Settings.usual())
                .check(Naive.bytes(mail("t=1")), List.of("eve@example.org"));
        assertThat(first(elsewhere).flags()).contains(DkimFlag.RECIPIENT_NOT_SIGNED, DkimFlag.REPLAY_SUSPECT);
    }
}

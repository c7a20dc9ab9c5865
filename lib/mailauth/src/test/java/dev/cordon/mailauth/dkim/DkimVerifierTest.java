package dev.cordon.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.MapDns;
import dev.cordon.mailauth.header.RawMessage;
import dev.cordon.mailauth.signature.BodyHash;
import dev.cordon.mailauth.signature.HeaderSignature;
import dev.cordon.mailauth.signature.Naive;
import dev.cordon.mailauth.signature.SignatureCheck;
import dev.cordon.mailauth.signature.SignatureFault;
import dev.cordon.mailauth.signature.TestSigner;
import dev.cordon.mailauth.signature.VerificationKey;
import dev.cordon.testkit.EdgeCase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Single rules of DKIM, on messages signed here. */
class DkimVerifierTest {

    private static final long NOW = 1_795_341_000;
    private static final TestSigner SIGNER = TestSigner.rsa(1024);
    private static final List<String> HEADERS = List.of("From: Ada <ada@example.com>", "To: bob@example.org", "Subject: Hello",
            "Date: Sun, 22 Nov 2026 09:59:57 +0000");
    private static final String NAMES = "from:to:subject:date";
    private static final String BODY = "Hello Bob,\r\n\r\nall is well.\r\n";

    private static CheckedSignature check(String message, String record) {
        return check(message, new MapDns().txt("sel._domainkey.example.com", record), DkimSettings.USUAL).signatures().getFirst();
    }

    private static DkimReport check(String message, MapDns dns, DkimSettings settings) {
        return new DkimVerifier(InstantSource.fixed(Instant.ofEpochSecond(NOW)), settings).check(RawMessage.split(Naive.bytes(message)), dns);
    }

    private static String signed(String tags) {
        return SIGNER.signed(HEADERS, BODY, "relaxed/relaxed", tags, NAMES);
    }

    @Test
    void headerAndBodyAreJudgedApart() {
        CheckedSignature whole = check(signed(""), SIGNER.record());
        assertThat(whole.passed()).isTrue();
        assertThat(whole.flags()).containsExactly(DkimFlag.FROM_NOT_OVERSIGNED, DkimFlag.SHORT_KEY);
        CheckedSignature rewritten = check(signed("").replace("all is well", "all is lost"), SIGNER.record());
        assertThat(rewritten.result()).isEqualTo(DkimWord.FAIL);
        assertThat(rewritten.headerSignature()).isEqualTo(HeaderSignature.PASS);
        assertThat(rewritten.bodyHash()).isEqualTo(BodyHash.MISMATCH);
        assertThat(rewritten.reason()).isEqualTo("body-changed, RFC 6376 §6.1.3");
        CheckedSignature forged = check(signed("").replace("Subject: Hello", "Subject: Pay"), SIGNER.record());
        assertThat(forged.headerSignature()).isEqualTo(HeaderSignature.FAIL);
        assertThat(forged.bodyHash()).isEqualTo(BodyHash.MATCH);
        assertThat(forged.fault()).isEqualTo(SignatureFault.SIGNATURE_WRONG);
    }

    @Test
    @EdgeCase("EC-049")
    void weakSignaturesAreFlaggedOrRefused() {
        CheckedSignature partial = check(signed("l=12") + "Send money.\r\n", SIGNER.record());
        assertThat(partial.passed()).isTrue();
        assertThat(partial.flags()).contains(DkimFlag.L_TAG, DkimFlag.L_UNCOVERED);
        assertThat(check(signed("l=9999"), SIGNER.record()).flags()).contains(DkimFlag.L_TAG, DkimFlag.L_BEYOND_BODY);
        CheckedSignature expired = check(signed("t=" + (NOW - 900) + "; x=" + (NOW - 600)), SIGNER.record());
        assertThat(expired.result()).isEqualTo(DkimWord.FAIL);
        assertThat(expired.fault()).isEqualTo(SignatureFault.EXPIRED);
        assertThat(expired.flags()).contains(DkimFlag.EXPIRED);
        TestSigner weak = TestSigner.rsa(1016);
        CheckedSignature small = check(weak.signed(HEADERS, BODY, "simple/simple", "", NAMES), weak.record());
        assertThat(small.result()).isEqualTo(DkimWord.PERMERROR);
        assertThat(small.flags()).contains(DkimFlag.WEAK_KEY);
        CheckedSignature old = check(signed("").replace("a=rsa-sha256", "a=rsa-sha1"), SIGNER.record());
        assertThat(old.fault()).isEqualTo(SignatureFault.SHA1);
        assertThat(old.flags()).containsExactly(DkimFlag.SHA1);
        CheckedSignature replayed = check(SIGNER.signed(HEADERS, BODY, "relaxed/relaxed", "t=" + (NOW - 9 * 86_400), "from"), SIGNER.record());
        assertThat(replayed.flags()).contains(DkimFlag.REPLAY_SUSPECT);
        assertThat(check(signed("t=" + (NOW + 3_600)), SIGNER.record()).flags()).contains(DkimFlag.FUTURE_TIMESTAMP);
    }

    @Test
    void aKeyThatIsTriedOutMakesAFailureNoSignature() {
        String testing = SIGNER.record() + "; t=y";
        assertThat(check(signed(""), testing).flags()).contains(DkimFlag.KEY_TESTING);
        assertThat(check(signed("") + "more", testing).result()).isEqualTo(DkimWord.NONE);
    }

    @Test
    void oddKeyRecordsHaveTheirReason() {
        String p = SIGNER.record().substring("v=DKIM1; k=rsa; p=".length());
        assertThat(List.of("v=DKIM1; k=rsa; p=", "v=DKIM1; k=rsa", "k=rsa; v=DKIM1; p=" + p, "v=DKIM1; p=" + p + "; p=" + p, "p=!!!",
                "v=DKIM1; k=ed25519; p=" + p, "v=DKIM1; h=sha1; p=" + p, "v=DKIM1; s=tlsrpt; p=" + p, "v=DKIM1; k=dsa; p=" + p,
                "v=DKIM1; p=" + p.substring(0, 40), "v=DKIM1; p=" + p + "\0", "v=DKIM1; p=AAAA", "").stream()
                .map(record -> check(signed(""), record).fault())).containsExactly(SignatureFault.KEY_REVOKED, SignatureFault.KEY_MALFORMED,
                SignatureFault.KEY_MALFORMED, SignatureFault.KEY_MALFORMED, SignatureFault.KEY_MALFORMED, SignatureFault.KEY_LENGTH,
                SignatureFault.KEY_HASH, SignatureFault.KEY_SERVICE, SignatureFault.KEY_TYPE, SignatureFault.KEY_MALFORMED,
                SignatureFault.KEY_MALFORMED, SignatureFault.KEY_MALFORMED, SignatureFault.KEY_MALFORMED);
        assertThat(check(signed("i=@sub.example.com"), SIGNER.record() + "; t=s").fault()).isEqualTo(SignatureFault.KEY_STRICT);
        assertThat(check(signed("i=@sub.example.com"), SIGNER.record()).passed()).isTrue();
        assertThat(check(signed("i=@notexample.com"), SIGNER.record()).fault()).isEqualTo(SignatureFault.IDENTITY_FOREIGN);
    }

    @Test
    void theFirstOfSeveralRecordsThatVerifiesCounts() {
        MapDns dns = new MapDns().txt("sel._domainkey.example.com", "junk", TestSigner.rsa(1024).record(), SIGNER.record());
        assertThat(check(signed(""), dns, DkimSettings.USUAL).result()).isEqualTo(DkimWord.PASS);
    }

    @Test
    void controlCharactersInTagsMakeTheSignatureUnreadable() {
        for (String odd : List.of("\0", "\r", "\u007f", "\u0001")) {
            assertThat(check(signed("").replace("s=sel", "s=s" + odd + "el"), SIGNER.record()).fault()).isEqualTo(SignatureFault.TAGS_MALFORMED);
        }
    }

    @Test
    void aThousandSignaturesCostNoMoreThanTheLimitAndTheAuthorsOwnIsStillTried() {
        AtomicInteger checks = new AtomicInteger();
        SignatureCheck counting = new SignatureCheck() {
            @Override public boolean rsaSha256(VerificationKey.Rsa key, byte[] data, int length, byte[] signature) {
                checks.incrementAndGet();
                return SignatureCheck.usual().rsaSha256(key, data, length, signature);
            }

            @Override public boolean ed25519(VerificationKey.Ed25519 key, byte[] data, byte[] signature) {
                checks.incrementAndGet();
                return false;
            }
        };
        StringBuilder junk = new StringBuilder();
        MapDns dns = new MapDns().txt("sel._domainkey.example.com", SIGNER.record());
        for (int i = 0; i < 1_000; i++) {
            junk.append(signed("").lines().findFirst().orElseThrow().replace("d=example.com", "d=x" + i + ".test")).append("\r\n");
            dns.txt("sel._domainkey.x" + i + ".test", SIGNER.record());
        }
        DkimSettings usual = DkimSettings.USUAL;
        DkimSettings settings = new DkimSettings(usual.signaturesMax(), usual.drift(), usual.replayAge(), false, usual.limits(), counting);
        RawMessage message = RawMessage.split(Naive.bytes(junk + signed("")));
        var signatures = new dev.cordon.mailauth.signature.Signatures(message, dns, counting, usual.limits());
        DkimVerifier verifier = new DkimVerifier(InstantSource.fixed(Instant.ofEpochSecond(NOW)), settings);
        DkimReport report = verifier.check(message, signatures, verifier.announce(message, signatures), List.of("example.com"), List.of());
        assertThat(report.result()).isEqualTo(DkimWord.PASS);
        assertThat(report.signatures()).hasSize(20);
        assertThat(report.leftOut()).isEqualTo(981);
        assertThat(checks.get()).isLessThanOrEqualTo(20);
        assertThat(dns.asked()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void aMegabyteOfHeaderIsReadAndMoreIsARefusal() {
        String big = "X-Big: " + "x ".repeat(500_000) + "\r\n";
        assertThat(check(big + signed(""), SIGNER.record()).passed()).isTrue();
        CheckedSignature refused = check(signed("").replace("\r\n\r\nHello", "\r\n" + big.repeat(5) + "\r\nHello"), SIGNER.record());
        assertThat(refused.result()).isEqualTo(DkimWord.POLICY);
        assertThat(refused.fault()).isEqualTo(SignatureFault.OVER_LIMIT);
    }
}

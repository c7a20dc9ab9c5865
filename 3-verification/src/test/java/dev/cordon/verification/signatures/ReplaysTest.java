package dev.cordon.verification.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.Border;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.port.ask.History;
import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.Settings;
import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dkim.DkimFlag;
import dev.cordon.mailauth.dkim.DkimReport;
import dev.cordon.mailauth.dkim.DkimWord;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.header.RawMessage;
import dev.cordon.mailauth.signature.BodyHash;
import dev.cordon.mailauth.signature.HeaderSignature;
import dev.cordon.mailauth.signature.SignatureFault;
import dev.cordon.mailauth.signature.SignatureKind;
import dev.cordon.mailauth.signature.SignatureReader;
import dev.cordon.mailauth.stored.StoredMail;
import dev.cordon.mailauth.stored.StoredReport;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.MemoryHistory;
import dev.cordon.testkit.Samples;
import dev.cordon.testkit.Trouble;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplaysTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Organisation OURS = new Organisation(List.of("larkspur.example"), List.of(), Border.NONE, List.of(), List.of(), List.of(),
            List.of(), Map.of());

    /** A message with one signature that was found to fit, with these flags. */
    private static StoredReport signed(String domain, Set<DkimFlag> flags) {
        byte[] mail = ("DKIM-Signature: v=1; a=rsa-sha256; d=" + domain + "; s=s; h=from; bh=" + "A".repeat(43) + "=; b=" + "B".repeat(40)
                + "\r\nFrom: a@" + domain + "\r\n\r\nHello\r\n").getBytes(StandardCharsets.US_ASCII);
        StoredReport bare = new StoredMail(Dns.NONE, InstantSource.fixed(NOON), dev.cordon.mailauth.origin.Border.UNDECLARED, Settings.usual())
                .check(mail, List.of());
        CheckedSignature fits = new CheckedSignature(DkimWord.PASS, SignatureReader.read(RawMessage.split(mail).fields().getFirst(),
                SignatureKind.DKIM), HeaderSignature.PASS, BodyHash.MATCH, flags, SignatureFault.NONE, "", 2048);
        AuthReport r = bare.report();
        return new StoredReport(new AuthReport(r.spf(), new DkimReport(List.of(fits), 0), r.arc(), r.dmarc(), r.authors(), r.findings(), false), true,
                bare.origin(), bare.stated(), false, bare.hops());
    }

    private static List<String> facts(StoredReport report, History history) {
        return new Replays(OURS, history).look(report, Samples.TENANT, NOON).evidence().stream().map(e -> (Evidence.Fact) e)
                .peek(f -> assertThat(f.name()).isEqualTo(JudgedFactNames.AUTH_REPLAY_SUSPECT)).map(f -> f.value().words()).toList();
    }

    private static MemoryHistory seen(StoredReport report, int copies) {
        MemoryHistory history = new MemoryHistory();
        String fingerprint = report.report().dkim().signatures().getFirst().fingerprint();
        assertThat(fingerprint).isNotEmpty();
        for (int i = 0; i < copies; i++) {
            history.fold(Samples.TENANT, fingerprint, NOON.minus(Duration.ofDays(1)));
        }
        return history;
    }

    @Test @EdgeCase("EC-049")
    void manyCopiesToPeopleWhomTheSignatureDoesNotNameAreAFact() {
        StoredReport elsewhere = signed("shop.example", Set.of(DkimFlag.RECIPIENT_NOT_SIGNED));
        assertThat(facts(elsewhere, seen(elsewhere, 4))).isEmpty();
        assertThat(facts(elsewhere, seen(elsewhere, 5))).singleElement().asString().contains("shop.example").contains("5 copies");
        StoredReport named = signed("shop.example", Set.of());
        assertThat(facts(named, seen(named, 50))).as("one mail to many whom it names").isEmpty();
        StoredReport own = signed("mail.larkspur.example", Set.of(DkimFlag.RECIPIENT_NOT_SIGNED));
        assertThat(facts(own, seen(own, 50))).as("our own mail to all").isEmpty();
    }

    @Test void whatTheMessageItselfShowsIsTheSameFact() {
        assertThat(facts(signed("shop.example", Set.of(DkimFlag.REPLAY_SUSPECT)), new MemoryHistory())).singleElement().asString()
                .contains("the message itself");
    }

    @Test void aHistoryThatDoesNotAnswerAccusesNobodyAndIsWrittenDown() {
        StoredReport elsewhere = signed("shop.example", Set.of(DkimFlag.RECIPIENT_NOT_SIGNED));
        History silent = new MemoryHistory((_, _) -> new Trouble.Effect.Refused(new Fault.Retry("busy", Duration.ofSeconds(1))));
        Replays.Found found = new Replays(OURS, silent).look(elsewhere, Samples.TENANT, NOON);
        assertThat(found.evidence()).isEmpty();
        assertThat(found.answers()).singleElement().satisfies(a -> assertThat(a.known()).isFalse());
        assertThat(new Replays(OURS, (_, _) -> dev.cordon.kernel.fault.Answer.unknown(new Fault.Unsupported("none"))).look(elsewhere, Samples.TENANT,
                NOON).answers()).isEmpty();
    }
}

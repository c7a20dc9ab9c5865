package dev.cordon.verification.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.config.Border;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.message.Raw;
import dev.cordon.kernel.verdict.Authentication;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.FileDns;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Organisation OURS = new Organisation(List.of("larkspur.example"), List.of("mx.larkspur.example"),
            new Border(List.of("mx.larkspur.example"), List.of()), List.of("sealer.example"), List.of(), List.of(), List.of(), Map.of());
    private static final String TRACE = "Received: from mail.shop.example (mail.shop.example [192.0.2.7]) by mx.larkspur.example with ESMTPS;"
            + " Sun, 22 Nov 2026 11:59:00 +0000\r\n";

    private static Raw mail(String... header) {
        return Raw.owning((String.join("\r\n", header) + "\r\n\r\nHello\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static Raw shop(String above) {
        return mail("Return-Path: <bounce@shop.example>", above + TRACE + "From: Shop <news@shop.example>", "To: ada@larkspur.example",
                "Subject: News");
    }

    private static Dns zone(String spf, String dmarc) {
        return FileDns.of(Map.of("shop.example", Map.of("TXT", List.of(spf)), "_dmarc.shop.example", Map.of("TXT", List.of(dmarc))));
    }

    private static Signed look(Raw raw, Dns dns) {
        return new Signatures(OURS, dns).look(raw, "ada@larkspur.example", NOON);
    }

    private static List<String> facts(Signed signed, FactName name) {
        return signed.evidence().stream().filter(e -> e instanceof Evidence.Fact f && f.name().equals(name)).map(e ->
                ((Evidence.Fact) e).value().toString())
                .toList();
    }

    private static List<GapCode> gaps(Signed signed) {
        return signed.evidence().stream().filter(e -> e instanceof Evidence.Gap).map(e -> ((Evidence.Gap) e).code()).toList();
    }

    @Test void theBorderSaysWhoSentItAndTheDomainAnswersForIt() {
        Signed signed = look(shop(""), zone("v=spf1 ip4:192.0.2.7 -all", "v=DMARC1; p=reject"));
        assertThat(facts(signed, JudgedFactNames.AUTH_DMARC_PASS)).hasSize(1).first().asString().contains("shop.example");
        assertThat(gaps(signed)).isEmpty();
        assertThat(signed.authentication().checked()).isTrue();
        assertThat(signed.authentication().results()).anyMatch(r -> r.method() == Authentication.Method.SPF
                && r.word() == Authentication.Word.PASS && r.by() == Authentication.By.US && r.domain().equals("shop.example"));
        assertThat(signed.answers()).as("every question is kept, to judge again").extracting("question").contains("dns TXT shop.example",
                "dns TXT _dmarc.shop.example");
    }

    @Test void aDomainThatDoesNotAnswerForItIsAFactWithItsWish() {
        Signed signed = look(shop(""), zone("v=spf1 ip4:198.51.100.1 -all", "v=DMARC1; p=reject"));
        assertThat(facts(signed, JudgedFactNames.AUTH_DMARC_PASS)).isEmpty();
        assertThat(facts(signed, JudgedFactNames.AUTH_DMARC_FAIL)).hasSize(1).first().asString().contains("reject").contains("ours");
    }

    @Test void serversThatDoNotAnswerLeaveItOpenAndNeverFine() {
        Signed signed = look(shop(""), FileDns.of(Map.of("shop.example", Map.of("error", "timeout"), "_dmarc.shop.example", Map.of("error",
                "servfail"))));
        assertThat(gaps(signed)).containsExactly(GapCode.NO_ANSWER);
        assertThat(facts(signed, JudgedFactNames.AUTH_DMARC_FAIL)).isEmpty();
        assertThat(facts(signed, JudgedFactNames.AUTH_DMARC_PASS)).isEmpty();
    }

    @Test void withoutNameServersTheBordersOwnWordCountsAndAStrangersDoesNot() {
        Signed ours = look(shop("Authentication-Results: mx.larkspur.example; dmarc=pass header.from=shop.example\r\n"), Dns.NONE);
        assertThat(facts(ours, JudgedFactNames.AUTH_DMARC_PASS)).hasSize(1);
        assertThat(ours.authentication().checked()).isFalse();
        assertThat(ours.authentication().results()).allMatch(r -> r.by() == Authentication.By.PROVIDER);
        Signed forged = look(mail(TRACE + "Authentication-Results: mx.larkspur.example; dmarc=pass header.from=shop.example",
                "From: Shop <news@shop.example>"), Dns.NONE);
        assertThat(facts(forged, JudgedFactNames.AUTH_DMARC_PASS)).as("it stands below the border").isEmpty();
        assertThat(gaps(forged)).containsExactly(GapCode.NOT_ASKED);
    }

    @Test void whereOursAndTheProvidersDifferIsSaid() {
        Signed signed = look(shop("Authentication-Results: mx.larkspur.example; spf=pass smtp.mailfrom=shop.example\r\n"),
                zone("v=spf1 ip4:198.51.100.1 -all", "v=DMARC1; p=none"));
        assertThat(facts(signed, JudgedFactNames.AUTH_DISAGREEMENT)).hasSize(1).first().asString().contains("spf: ours fail, the provider's pass");
    }
}

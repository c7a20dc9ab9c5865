package dev.cordon.mailauth.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.MapDns;
import dev.cordon.mailauth.arc.ArcReport;
import dev.cordon.mailauth.arc.ArcVerifier;
import dev.cordon.mailauth.header.RawMessage;
import dev.cordon.mailauth.signature.Naive;
import dev.cordon.mailauth.signature.TestSigner;
import dev.cordon.testkit.EdgeCase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Stored mail of two providers: where it came from and whose results count. */
class OriginTest {

    private static final String GMAIL = """
            Delivered-To: you@example.org
            Received: by 2002:a05:6a10:c98:b0:3a1:11b:c2 with SMTP id x24; Sun, 22 Nov 2026 02:00:05 -0800 (PST)
            Authentication-Results: mx.google.com; dkim=pass header.i=@example.com; spf=pass smtp.mailfrom=bounce@example.com
            Return-Path: <bounce@example.com>
            Received: from mail.example.com (mail.example.com. [192.0.2.7])
                    by mx.google.com with ESMTPS id a1 for <you@example.org>; Sun, 22 Nov 2026 02:00:04 -0800 (PST)
            Authentication-Results: mx.google.com; dkim=pass header.i=@bank.example; dmarc=pass header.from=bank.example
            Received: from [8.8.8.8] (helo=evil) by mx.google.com with ESMTP id 1; Sun, 22 Nov 2026 02:00:00 -0800
            From: Bank <service@bank.example>

            Hello.
            """;

    private static final String MICROSOFT = """
            Received: from AM0PR01.eurprd01.prod.exchangelabs.com (2603:10a6::1)
             by DB9PR01.eurprd01.prod.exchangelabs.com with HTTPS; Sun, 22 Nov 2026 10:00:05 +0000
            Received: from DB8EUR05.eop-eur05.prod.protection.outlook.com (2603:10a6:10::2)
             by AM0PR01.eurprd01.prod.exchangelabs.com (2603:10a6::1) with Microsoft SMTP Server id 15.20; Sun, 22 Nov 2026 10:00:04 +0000
            Authentication-Results: spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=example.com;
             dkim=none (message not signed) header.d=none;dmarc=bestguesspass action=none header.from=example.com;compauth=pass reason=109
            Received: from mail.example.com (192.0.2.7)
             by DB8EUR05.mail.protection.outlook.com (10.233.238.1) with Microsoft SMTP Server; Sun, 22 Nov 2026 10:00:03 +0000
            X-Forefront-Antispam-Report: CIP:192.0.2.7;CTRY:DE;LANG:en;SCL:1;H:mail.example.com;PTR:mail.example.com;CAT:NONE;DIR:INB;
            Authentication-Results: spf=pass smtp.mailfrom=bank.example;
             dkim=pass header.d=bank.example;dmarc=pass action=none header.from=bank.example;compauth=pass reason=100
            From: Bank <service@bank.example>

            Hello.
            """;

    private static RawMessage raw(String text) {
        return RawMessage.split(Naive.bytes(Naive.lines(text)));
    }

    private static ArcReport arc(RawMessage message) {
        return new ArcVerifier(InstantSource.fixed(Instant.EPOCH)).check(message, new MapDns());
    }

    @Test
    @EdgeCase("EC-020")
    void gmailsOwnStampIsBelievedAndTheInjectedOneBelowIsNot() {
        RawMessage message = raw(GMAIL);
        Origin origin = Origin.of(message, Border.GOOGLE);
        assertThat(origin).isEqualTo(new Origin(OriginReason.FOUND, "192.0.2.7", "mail.example.com", "bounce@example.com", true, 4,
                Instant.parse("2026-11-22T10:00:04Z").getEpochSecond(), ""));
        List<StatedResults> stated = StatedResults.of(message, origin, Border.GOOGLE, arc(message));
        assertThat(stated).extracting(StatedResults::trust).containsExactly(Trust.POSITION, Trust.NONE);
        assertThat(stated.getFirst().results().first("spf").orElseThrow().result()).isEqualTo("pass");
    }

    @Test
    @EdgeCase("EC-020")
    void microsoftsStampWithoutAnIdIsBelievedByItsPlaceOnly() {
        RawMessage message = raw(MICROSOFT);
        Origin origin = Origin.of(message, Border.MICROSOFT);
        assertThat(origin.reason()).isEqualTo(OriginReason.FOUND);
        assertThat(origin.ip()).isEqualTo("192.0.2.7");
        assertThat(origin.mailFrom()).isEqualTo("example.com");
        assertThat(origin.disagrees()).isFalse();
        assertThat(StatedResults.of(message, origin, Border.MICROSOFT, arc(message))).extracting(StatedResults::trust)
                .containsExactly(Trust.POSITION, Trust.NONE);
    }

    @Test
    @EdgeCase("EC-018")
    void withoutADeclaredBorderThereIsNoOrigin() {
        assertThat(Origin.of(raw(GMAIL), Border.UNDECLARED).reason()).isEqualTo(OriginReason.BORDER_UNDECLARED);
        assertThat(Origin.of(raw(GMAIL), Border.MICROSOFT).reason()).isEqualTo(OriginReason.NOT_FROM_BORDER);
        assertThat(Origin.of(raw("From: a@example.com\n\n"), Border.GOOGLE).reason()).isEqualTo(OriginReason.NO_TRACE);
    }

    @Test
    void aDeclaredGatewayIsPassedOver() {
        String behind = MICROSOFT.replace("from mail.example.com (192.0.2.7)\n by DB8EUR05",
                "from gw.example.org (203.0.113.9)\n by DB8EUR05").replace("X-Forefront", """
                        Received: from mail.example.com (mail.example.com [192.0.2.7])
                         by gw.example.org with ESMTPS; Sun, 22 Nov 2026 10:00:01 +0000
                        X-Forefront""").replace("CIP:192.0.2.7", "CIP:203.0.113.9");
        Network own = Network.read("203.0.113.0/24").orElseThrow();
        Border border = Border.MICROSOFT.and(new Border(Set.of("gw.example.org"), List.of(own), Set.of(), false, Set.of()));
        Origin origin = Origin.of(raw(behind), border);
        assertThat(origin.ip()).isEqualTo("192.0.2.7");
        assertThat(origin.disagrees()).isTrue();
    }

    /** A forwarded message: sealed once by a list, its body changed in the store. */
    private static String sealed(TestSigner signer, String domain) {
        List<String> headers = List.of("From: Ada <ada@example.com>", "Subject: Hello");
        String results = "ARC-Authentication-Results: i=1; lists.example.net; dkim=pass header.d=example.com;"
                + " dmarc=pass header.from=example.com";
        String message = signer.field("ARC-Message-Signature: i=1; ", headers, "Hello.\r\n", "relaxed/relaxed", "d=" + domain + "; s=sel",
                "from:subject");
        String unsigned = "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=" + domain + "; s=sel; b=";
        String seal = unsigned + signer.sign(Naive.header(results, true) + "\r\n" + Naive.header(message, true) + "\r\n"
                + Naive.header(unsigned, true));
        return String.join("\r\n", seal, message, results) + "\r\n" + String.join("\r\n", headers) + "\r\n\r\nHello, rewritten.\r\n";
    }

    @Test
    @EdgeCase({"EC-051", "EC-052"})
    void aSealCountsFromAListedSealerOnlyAndOutlivesARewrittenBody() {
        TestSigner signer = TestSigner.rsa(1024);
        RawMessage message = RawMessage.split(Naive.bytes(sealed(signer, "lists.example.net")));
        ArcReport report = new ArcVerifier(InstantSource.fixed(Instant.EPOCH)).check(message,
                new MapDns().txt("sel._domainkey.lists.example.net", signer.record()));
        assertThat(report.chain().word()).isEqualTo("fail");
        assertThat(report.sealValid()).isTrue();
        assertThat(report.reason()).isEqualTo("message-signature at i=1 (body-changed), RFC 8617 §5.2");
        Origin nowhere = Origin.of(message, Border.UNDECLARED);
        Border listed = new Border(Set.of(), List.of(), Set.of(), false, Set.of("lists.example.net"));
        assertThat(StatedResults.of(message, nowhere, listed, report)).singleElement().extracting(StatedResults::trust).isEqualTo(Trust.SEAL);
        assertThat(StatedResults.of(message, nowhere, Border.GOOGLE, report)).singleElement().extracting(StatedResults::trust)
                .isEqualTo(Trust.NONE);
        RawMessage moved = RawMessage.split(Naive.bytes(sealed(signer, "lists.example.net").replace("ada@example.com", "eve@example.com")));
        ArcReport other = new ArcVerifier(InstantSource.fixed(Instant.EPOCH)).check(moved,
                new MapDns().txt("sel._domainkey.lists.example.net", signer.record()));
        assertThat(StatedResults.of(moved, nowhere, listed, other)).singleElement().extracting(StatedResults::trust)
                .isEqualTo(Trust.SEAL_UNBOUND);
    }
}

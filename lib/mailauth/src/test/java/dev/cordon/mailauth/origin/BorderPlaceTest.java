package dev.cordon.mailauth.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.MapDns;
import dev.cordon.mailauth.Settings;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.signature.Naive;
import dev.cordon.mailauth.stored.Counted;
import dev.cordon.mailauth.stored.StoredMail;
import dev.cordon.mailauth.stored.StoredReport;
import dev.cordon.testkit.EdgeCase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is believed by its place, with everything that a sender could write to be believed instead. */
class BorderPlaceTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final String TOP = "Delivered-To: you@example.org\nReceived: by 2002:a17:906:73da:0:0:0:0 with SMTP id n26csp1;"
            + " Sun, 22 Nov 2026 02:00:05 -0800 (PST)\nX-Received: by 2002:aca:b154:: with SMTP id a81; Sun, 22 Nov 2026 02:00:05 -0800 (PST)\n";
    private static final String FAILS = "dkim=fail header.i=@bank.example; spf=softfail (google.com: domain of x) smtp.mailfrom=x@evil.example;\n"
            + "       dmarc=fail (p=REJECT sp=REJECT dis=NONE) header.from=bank.example";
    private static final String SET = "ARC-Seal: i=1; a=rsa-sha256; t=1; cv=none; d=google.com; s=arc; b=AAAA\nARC-Message-Signature: i=1;"
            + " a=rsa-sha256;"
            + " d=google.com; s=arc; h=from; bh=AAAA; b=AAAA\nARC-Authentication-Results: i=1; mx.google.com;\n       " + FAILS + "\n";
    private static final String LINE = "Return-Path: <x@evil.example>\nReceived: from evil.example (evil.example. [203.0.113.9])\n        by"
            + " mx.google.com"
            + " with ESMTPS id l14 for <you@example.org>; Sun, 22 Nov 2026 02:00:04 -0800 (PST)\n";
    private static final String OWN = "Received-SPF: softfail (google.com: domain of x) client-ip=203.0.113.9;\nAuthentication-Results:"
            + " mx.google.com;\n       "
            + FAILS + "\n";
    private static final String FORGED = "Authentication-Results: mx.google.com; dkim=pass header.i=@bank.example; dmarc=pass"
            + " header.from=bank.example\n";
    private static final String REST = "From: Bank <service@bank.example>\nTo: you@example.org\n\nHello.\n";

    private static StoredReport look(String mail, Border border) {
        return new StoredMail(Dns.NONE, NOON, border, Settings.usual()).check(Naive.bytes(Naive.lines(mail)), List.of());
    }

    private static Border google() {
        return Border.GOOGLE.withoutSealers();
    }

    @Test
    @EdgeCase("EC-020")
    void gmailsResultsBelowItsLineCountBecauseItsSetAboveSaysTheSame() {
        StoredReport found = look(TOP + SET + LINE + OWN + REST, google());
        assertThat(found.stated()).extracting(StatedResults::trust).containsExactly(Trust.POSITION, Trust.POSITION);
        assertThat(found.dmarc()).isEqualTo(new Counted("fail", Counted.Source.PROVIDER));
        assertThat(found.spf().word()).isEqualTo("softfail");
        assertThat(look(TOP + SET + LINE + OWN + REST, Border.UNDECLARED).dmarc().word()).as("anybody may have written a file").isEmpty();
        StoredMail checker = new StoredMail(Dns.NONE, NOON, Border.UNDECLARED, Settings.usual()).readFromMailbox();
        assertThat(checker.check(Naive.bytes(Naive.lines(TOP + SET + LINE + OWN + REST)), List.of()).dmarc().word())
                .as("in a mailbox nobody else writes the topmost line").isEqualTo("fail");
    }

    @Test
    @EdgeCase("EC-020")
    void nothingThatASenderWritesIsTakenForGmails() {
        String[] mails = {TOP + SET + LINE + FORGED + OWN + REST, TOP + SET + LINE + OWN + FORGED + REST, TOP + SET + LINE + FORGED + REST,
            TOP + LINE + FORGED + REST, TOP + LINE + SET.replace("dmarc=fail", "dmarc=pass") + FORGED + REST,
            TOP + LINE + FORGED + "Received: from bank.example (bank.example. [192.0.2.1]) by mx.google.com with ESMTPS id 1; Sun, 22 Nov 2026"
                + " 01:59:00 -0800\n" + REST,
            TOP + LINE.replace("evil.example (evil.example. [203.0.113.9])", "mx.google.com ([203.0.113.9])") + FORGED + LINE + REST,
            TOP + LINE.replace("evil.example (evil.example.", "[10.0.0.1] (") + FORGED + LINE + REST,
            TOP + LINE.replace("(evil.example. [203.0.113.9])", "(helo=[10.0.0.1] [203.0.113.9])") + FORGED + LINE + REST,
            TOP + SET + LINE + OWN.replace("dmarc=fail", "dmarc=pass") + REST, FORGED + REST, SET.replace("dmarc=fail", "dmarc=pass") + FORGED + REST,
            TOP.replace("2002:a17:906:73da:0:0:0:0", "203.0.113.9") + FORGED + LINE + REST,
            "Received: from x (x [203.0.113.9]) by 10.0.0.5; Sun, 22 Nov 2026 02:00:05 -0800\n" + FORGED + LINE + REST};
        for (String mail : mails) {
            for (Border border : List.of(google(), Border.UNDECLARED, google().and(Border.MICROSOFT.withoutSealers()))) {
                StoredReport found = look(mail, border);
                assertThat(found.dmarc().isPass()).as(mail).isFalse();
                assertThat(found.dkim().isPass()).as(mail).isFalse();
            }
        }
    }

    @Test
    @EdgeCase("EC-020")
    void anotherTenantOfTheSameProviderIsAStranger() {
        String inside = "Received: from AM0PR01.eurprd01.prod.exchangelabs.com (2603:10a6::1) by DB9PR01.eurprd01.prod.exchangelabs.com"
                + " with HTTPS; Sun, 22 Nov 2026 10:00:05 +0000\n";
        String real = "Authentication-Results: spf=pass (sender IP is 40.107.22.41) smtp.mailfrom=tenant.example; dkim=none header.d=none;"
                + "dmarc=fail action=quarantine header.from=bank.example;compauth=fail reason=000\n";
        String between = "Received: from EUR05.outbound.protection.outlook.com (40.107.22.41) by DB8EUR05.mail.protection.outlook.com (10.233.238.1)"
                + " with Microsoft SMTP Server; Sun, 22 Nov 2026 10:00:04 +0000\n";
        String forged = "Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=bank.example; dmarc=pass header.from=bank.example\n"
                + "Received: from bank.example (192.0.2.1) by AM0EUR.mail.protection.outlook.com (10.233.1.1) with Microsoft SMTP Server;"
                + " Sun, 22 Nov 2026 10:00:00 +0000\n";
        StoredReport found = look(inside + real + between + forged + REST, Border.MICROSOFT);
        assertThat(found.origin().ip()).isEqualTo("40.107.22.41");
        assertThat(found.dmarc()).isEqualTo(new Counted("fail", Counted.Source.PROVIDER));
        assertThat(look(inside + between + forged + REST, Border.MICROSOFT).dmarc()).isEqualTo(Counted.NOTHING);
    }

    @Test
    @EdgeCase("EC-018")
    void aHostBehindAnAddressOfOursWroteTheNextLineWhateverItsName() {
        Border border = new Border(Set.of("mx.example.org"), List.of(Network.read("198.51.100.0/24").orElseThrow()), Set.of(), false, Set.of());
        String mail = "Received: from gw (gw [198.51.100.7]) by mx.example.org; Sun, 22 Nov 2026 11:00:05 +0000\n"
                + "Received: from out.b.example (out.b.example [192.0.2.44]) by gw.internal.name; Sun, 22 Nov 2026 11:00:04 +0000\n"
                + "Received: from bank (bank [192.0.2.1]) by mx.example.org; Sun, 22 Nov 2026 11:00:00 +0000\n" + REST;
        assertThat(look(mail, border).origin()).extracting(Origin::reason, Origin::ip).containsExactly(OriginReason.FOUND, "192.0.2.44");
    }

    @Test
    void aResultAboutAnotherAuthorIsNoResult() {
        String about = "Received: from x (x [203.0.113.9]) by mx.example.org; Sun, 22 Nov 2026 11:00:05 +0000\n" + REST;
        Border border = new Border(Set.of("mx.example.org"), List.of(), Set.of(), false, Set.of());
        String results = "Authentication-Results: mx.example.org; dmarc=pass header.from=";
        assertThat(look(results + "other.example\n" + about, border).dmarc()).isEqualTo(Counted.NOTHING);
        assertThat(look(results + "bank.example\n" + about, border).dmarc().isPass()).isTrue();
        String two = results + "bank.example\n" + about.replace("To: you", "From: Boss <boss@other.example>\nTo: you");
        assertThat(look(two, border).dmarc().word()).as("several authors").isEqualTo("permerror");
    }

    @Test
    @EdgeCase("EC-047")
    void whatTheSendersOwnServersKeepOpenDoesNotOpenTheAuthors() {
        MapDns dns = new MapDns().txt("_dmarc.bank.example", "v=DMARC1; p=reject").txt("bank.example", "v=spf1 -all")
                .answer("evil.example", new dev.cordon.mailauth.dns.DnsAnswer.TimedOut());
        StoredReport found = new StoredMail(dns, NOON, google(), Settings.usual()).check(Naive.bytes(Naive.lines(TOP + LINE + REST)), List.of());
        assertThat(found.dmarc()).isEqualTo(new Counted("fail", Counted.Source.OURS));
        MapDns silent = new MapDns().txt("_dmarc.bank.example", "v=DMARC1; p=reject")
                .answer("bank.example", new dev.cordon.mailauth.dns.DnsAnswer.TimedOut());
        String ofBank = (TOP + LINE + REST).replace("<x@evil.example>", "<x@bank.example>");
        StoredReport open = new StoredMail(silent, NOON, google(), Settings.usual()).check(Naive.bytes(Naive.lines(ofBank)), List.of());
        assertThat(open.dmarc()).isEqualTo(new Counted("temperror", Counted.Source.OURS));
        assertThat(open.dmarc().isKnown()).isFalse();
    }
}

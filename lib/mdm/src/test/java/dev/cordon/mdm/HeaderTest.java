package dev.cordon.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.value.Struct;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Header, hops, direction, recipients: D.1 to D.3 of the specification, and the cases of part H that concern them. */
class HeaderTest {

    private static final String[] THREE_HOPS = {
        "Delivered-To: ada@example.org",
        "Received: by 2002:a2e:5419:0:0:0:0:0 with SMTP id i25; Mon, 21 Oct 2019 11:23:39 -0700 (PDT)",
        "ARC-Authentication-Results: i=1; mx.example.org; dmarc=fail header.from=example.net",
        "Authentication-Results: mx.example.org; dkim=pass header.i=@example.net header.s=s1 header.b=AbC;",
        " spf=softfail (mx.example.org: domain of transitioning bob@example.net designates 192.0.2.1 as permitted) smtp.mailfrom=bo"
                + "b@example.net;",
        " dmarc=pass (p=REJECT sp=NONE dis=NONE) header.from=example.net",
        "Received: from relay.example.net (relay.example.net [192.0.2.1]) by mx.example.org with ESMTPS id 1",
        " for <ada@example.org>; Mon, 21 Oct 2019 11:23:38 -0700",
        "X-ThreatSim-ID: 7",
        "Received: from laptop (unknown [10.0.0.9]) by relay.example.net with ESMTP id 2; Mon, 21 Oct 2019 14:23:24 -0400",
        "From: \"HR x <a@example.com>\" <Bob@Example.Net>", "To: ada@example.org", "Subject: Hi", "Date: Mon, 21 Oct 2019 14:23:24 -0400",
        "Message-ID: <m1@example.net>", "In-Reply-To: <Share-1@odspnotify>", "References: <r1@example.net>", "\t<r2@example.net>", "",
        "text"};

    @Test
    void hopZeroHoldsTheLowestReceivedAndWhatIsBelowIt() {
        Struct message = Get.mail(THREE_HOPS);
        assertThat(Get.size(message, "headers.hops")).isEqualTo(3);
        assertThat(Get.at(message, "headers.hops[0].received.server.raw")).isEqualTo("relay.example.net");
        assertThat(Get.at(message, "headers.hops[0].received.source.raw")).isEqualTo("laptop (unknown [10.0.0.9])");
        assertThat(MdmJson.line(Get.at(message, "headers.hops[0].fields"))).contains("X-ThreatSim-ID").contains("\"position\":0");
        assertThat(Get.at(message, "headers.hops[2].received.server.raw")).isEqualTo("2002:a2e:5419:0:0:0:0:0");
    }

    @Test
    void aMessageWithoutReceivedHasOneHop() {
        Struct message = Get.mail("From: a@example.com", "Authentication-Results: mx; spf=pass smtp.mailfrom=a@example.com", "", "x");
        assertThat(Get.size(message, "headers.hops")).isEqualTo(1);
        assertThat(Get.at(message, "headers.hops[0].received")).isNull();
        assertThat(Get.at(message, "headers.auth_summary.spf.pass")).isEqualTo(true);
        assertThat(Get.at(message, "headers.auth_summary.dmarc")).isNull();
    }

    @Test
    void resultsAreReadPerHopAndSummedUpFromTheLowest() {
        Struct message = Get.mail(THREE_HOPS);
        String results = "headers.hops[1].authentication_results";
        assertThat(Get.at(message, results + ".type")).isEqualTo("standard");
        assertThat(Get.at(message, results + ".dmarc")).isEqualTo("pass");
        assertThat(Get.at(message, results + ".dmarc_details.policy")).isEqualTo("REJECT");
        assertThat(Get.at(message, results + ".dmarc_details.from.domain")).isEqualTo("example.net");
        assertThat(Get.at(message, results + ".dkim_details[0].domain")).isEqualTo("example.net");
        assertThat(Get.at(message, results + ".spf_details.designator")).isEqualTo("bob@example.net");
        assertThat(Get.at(message, results + ".spf_details.client_ip.ip")).isEqualTo("192.0.2.1");
        assertThat(Get.at(message, "headers.auth_summary.dmarc.pass")).isEqualTo(true);
        assertThat(Get.at(message, "headers.auth_summary.spf.pass")).isEqualTo(false);
        assertThat(Get.at(message, "headers.auth_summary.spf.received_hop")).isEqualTo(1L);
        Struct distrusting = Get.mail(new Tenant(Set.of(), Set.of("mx.other.example")), Arrival.UNKNOWN, THREE_HOPS);
        assertThat(Get.at(distrusting, "headers.auth_summary.dmarc")).isNull();
    }

    @Test
    void resultsThatMicrosoftWritesWithoutNameAreRead() {
        Struct message = Get.mail("Authentication-Results: spf=pass (sender IP is 203.0.113.9)",
                " smtp.mailfrom=example.com; dkim=pass (signature was verified)",
                " header.d=example.com;dmarc=bestguesspass action=none header.from=example.com;compauth=softpass reason=202",
                "From: a@example.com", "", "");
        String results = "headers.hops[0].authentication_results";
        assertThat(Get.at(message, results + ".compauth.verdict")).isEqualTo("softpass");
        assertThat(Get.at(message, results + ".compauth.reason")).isEqualTo("202");
        assertThat(Get.at(message, results + ".dmarc_details.action")).isEqualTo("none");
        assertThat(Get.at(message, results + ".spf_details.client_ip.ip")).isEqualTo("203.0.113.9");
        assertThat(Get.at(message, "headers.auth_summary.dmarc.pass")).isEqualTo(false);
    }

    @Test
    void identifiersKeepTheirBracketsExceptInReferences() {
        Struct message = Get.mail(THREE_HOPS);
        assertThat(Get.at(message, "headers.message_id")).isEqualTo("<m1@example.net>");
        assertThat(Get.at(message, "headers.in_reply_to")).isEqualTo("<Share-1@odspnotify>");
        assertThat(Get.at(message, "headers.references")).isEqualTo(List.of("r1@example.net", "r2@example.net"));
    }

    @Test
    void senderIsTheAddressAndNotWhatTheNameClaims() {
        Struct message = Get.mail(THREE_HOPS);
        assertThat(Get.at(message, "sender.display_name")).isEqualTo("HR x <a@example.com>");
        assertThat(Get.at(message, "sender.email.email")).isEqualTo("bob@example.net");
        assertThat(Get.at(message, "headers.date_original_offset")).isEqualTo("-4");
        long place = message.get("sender") instanceof Struct sender ? sender.placeOf(sender.type().index("email")) : -1;
        assertThat(place).isPositive();
    }

    @Test
    void aMissingFromHasAnEmptyAddressAndNoDomain() {
        Struct message = Get.mail("To: a@example.com", "", "x");
        assertThat(Get.at(message, "sender.email.email")).isEqualTo("");
        assertThat(Get.at(message, "sender.email.domain.root_domain")).isNull();
        assertThat(Get.at(message, "sender.display_name")).isNull();
    }

    @Test
    void undisclosedRecipientsAreOneEntryWithoutValidDomain() {
        Struct message = Get.mail("From: a@example.com", "To: undisclosed-recipients:;", "", "x");
        assertThat(Get.size(message, "recipients.to")).isEqualTo(1);
        assertThat(Get.at(message, "recipients.to[0].display_name")).isEqualTo("undisclosed-recipients");
        assertThat(Get.at(message, "recipients.to[0].email.domain.valid")).isEqualTo(false);
        assertThat(Get.at(Get.mail("From: a@example.com", "", "x"), "recipients.to")).isEqualTo(List.of());
    }

    @Test
    void anEmptyReturnPathIsNull() {
        Struct message = Get.mail("Return-Path: <>", "From: a@example.com", "", "x");
        assertThat(Get.at(message, "headers.return_path.email")).isNull();
        assertThat(Get.at(Get.mail("Return-Path: <A@b.example.com>", "", "x"), "headers.return_path.email")).isEqualTo("a@b.example.com");
    }

    @Test
    void subjectIsNullWhenAbsentAndEmptyWhenEmpty() {
        assertThat(Get.at(Get.mail("From: a@example.com", "", "x"), "subject.subject")).isNull();
        assertThat(Get.at(Get.mail("Subject:", "", "x"), "subject.subject")).isEqualTo("");
        Map<String, String> bases = Map.of("Re: [External] AW: Fwd: Rechnung", "Rechnung", "WG: Termin", "Termin", "Betreff", "Betreff",
                "回复: 合同", "合同", "Re[2]: a: b", "a: b", "SV: Møte", "Møte", "[Ticket]", "[Ticket]", "Antw: 12:30", "12:30");
        bases.forEach((subject, base) -> assertThat(Get.at(Get.mail("Subject: " + subject, "", "x"),
                "subject.base")).as(subject).isEqualTo(base));
        Struct message = Get.mail("Subject: Re: [External] AW: Fwd: Rechnung", "", "x");
        assertThat(Get.at(message, "subject.tags")).isEqualTo(List.of("[External]"));
        assertThat(Get.at(message, "subject.is_reply")).isEqualTo(true);
        assertThat(Get.at(message, "subject.is_forward")).isEqualTo(true);
    }

    @Test
    void directionFollowsDomainsRecipientsAndProof() {
        Tenant tenant = Get.tenant("example.org");
        String results = "Authentication-Results: mx; spf=pass smtp.mailfrom=ada@example.org";
        assertThat(type(tenant, "From: x@example.com", "To: ada@example.org")).isEqualTo("inbound");
        assertThat(type(tenant, "From: ada@example.org", "To: bob@example.org")).isEqualTo("inbound");
        assertThat(type(tenant, results, "From: ada@example.org", "To: bob@example.org")).isEqualTo("internal");
        assertThat(type(tenant, results, "From: ada@example.org", "To: x@example.com")).isEqualTo("outbound");
        assertThat(type(tenant, results, "From: ada@mail.example.org",
                "To: x@example.com, bob@example.org")).isEqualTo("internal outbound");
        assertThat(type(Tenant.UNKNOWN, "From: x@example.com", "To: y@example.com")).isEqualTo("inbound");
        assertThat(MdmJson.line(Get.at(Get.mail("From: x@example.com", "", ""), "_errors"))).contains("organisation-unknown");
    }

    @Test
    void theDeliveringMailboxCountsAsHiddenRecipient() {
        Struct message = Get.mail(Get.tenant("example.org"), Arrival.in("Ada@example.org"), "From: x@example.com", "To: y@example.com",
                "", "x");
        assertThat(Get.at(message, "recipients.bcc[0].email.email")).isEqualTo("ada@example.org");
        assertThat(Get.at(message, "mailbox.email.email")).isEqualTo("ada@example.org");
        assertThat(Get.at(message, "type.inbound")).isEqualTo(true);
    }

    @Test
    void theAuthorBehindAGoogleGroupIsTheSender() {
        Struct message = Get.mail("From: \"'Eve' via Team\" <team@example.org>", "X-Original-From: Eve <eve@example.com>",
                "X-Google-Group-Id: 1", "", "x");
        assertThat(Get.at(message, "sender.email.email")).isEqualTo("eve@example.com");
        assertThat(Get.at(message, "sender.decoders")).isEqualTo(List.of("google_groups"));
        assertThat(Get.at(message, "headers.from.email.email")).isEqualTo("team@example.org");
    }

    private static String type(Tenant tenant, String... header) {
        Struct message = Get.mail(tenant, Arrival.UNKNOWN, String.join("\r\n", header) + "\r\n\r\nx");
        StringBuilder words = new StringBuilder();
        for (String word : List.of("inbound", "internal", "outbound")) {
            words.append(Boolean.TRUE.equals(Get.at(message, "type." + word)) ? (words.isEmpty() ? "" : " ") + word : "");
        }
        return words.toString();
    }
}

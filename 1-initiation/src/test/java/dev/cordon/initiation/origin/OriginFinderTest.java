package dev.cordon.initiation.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.cordon.initiation.Fakes;
import dev.cordon.kernel.config.Organisation;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.flow.Origin;
import dev.cordon.kernel.message.Direction;
import dev.cordon.kernel.message.Raw;
import dev.cordon.testkit.EdgeCase;

class OriginFinderTest {

    private static final String STORE = "Received: from mx.example.org (mx.example.org [203.0.113.5]) by store.example.org with LMTP id 1; "
            + "Sun, 22 Nov 2026 12:00:00 +0000";
    private static final String BORDER = "Received: from mail.b.example (out.b.example [192.0.2.44])\r\n\tby mx.example.org (Postfix) with ESMTPS "
            + "id 2 for <mia@example.org>; Sun, 22 Nov 2026 11:59:59 +0000";
    private static final String FORGED = "Received: from trusted.bank.example (trusted.bank.example [198.51.100.1]) by mx.example.org with "
            + "ESMTP id 3; Sun, 22 Nov 2026 11:59:00 +0000";

    private static Origin find(Organisation organisation, String... header) {
        List<String> lines = new ArrayList<>(Arrays.asList(header));
        lines.addAll(List.of("", "text"));
        return new OriginFinder(organisation).find(Fakes.mail(lines.toArray(String[]::new)), "mia@example.org");
    }

    private static List<String> facts(Origin origin, FactName name) {
        return origin.evidence().stream().filter(e -> e instanceof Evidence.Fact f && f.name().equals(name))
                .map(e -> ((Evidence.Fact) e).value().words()).toList();
    }

    @Test
    void theBorderLineTellsAndForgedLinesBelowItDoNot() {
        Origin origin = find(Fakes.organisation(), STORE, BORDER, FORGED, "From: a@b.example", "To: mia@example.org");
        assertThat(origin.known()).isTrue();
        assertThat(origin.ip()).isEqualTo("192.0.2.44");
        assertThat(origin.helo()).isEqualTo("mail.b.example");
        assertThat(origin.host()).isEqualTo("out.b.example");
        assertThat(origin.by()).isEqualTo("mx.example.org");
        assertThat(origin.direction()).isEqualTo(Direction.INBOUND);
        assertThat(origin.trustedEnd()).isEqualTo(STORE.length() + 2 + BORDER.length() + 2);
    }

    @Test
    @EdgeCase("EC-018")
    void withoutADeclaredBorderTheOriginIsUnknownAndThatIsAFactAndNoGap() {
        Origin origin = find(Organisation.NONE, STORE, BORDER, "From: a@b.example");
        assertThat(origin.known()).isFalse();
        assertThat(origin.ip()).isEmpty();
        assertThat(origin.trustedEnd()).isZero();
        assertThat(facts(origin, FactNames.ORIGIN_BORDER_UNDECLARED)).hasSize(1);
        assertThat(origin.evidence()).noneMatch(e -> e instanceof Evidence.Gap);
    }

    @Test
    @EdgeCase("EC-019")
    void anAuthorOfOursFromOutsideIsAFactAndTheDirectionIsInbound() {
        Origin origin = find(Fakes.organisation(), BORDER, "From: Boss <boss@example.org>", "To: mia@example.org");
        assertThat(facts(origin, FactNames.ORIGIN_INTERNAL_AUTHOR_FROM_OUTSIDE)).containsExactly("boss@example.org");
        assertThat(origin.direction()).isEqualTo(Direction.INBOUND);
    }

    @Test
    @EdgeCase("EC-019")
    void mailThatWentAroundTheBorderIsAFact() {
        Origin origin = find(Fakes.organisation(),
                "Received: from x ([192.0.2.9]) by store.example.org with ESMTP; Sun, 22 Nov 2026 12:00:00 +0000",
                "From: Boss <boss@example.org>", "To: mia@example.org");
        assertThat(origin.known()).isFalse();
        assertThat(facts(origin, FactNames.ORIGIN_DIRECT_SEND)).containsExactly("192.0.2.9");
        assertThat(facts(origin, FactNames.ORIGIN_INTERNAL_AUTHOR_FROM_OUTSIDE)).hasSize(1);
    }

    @Test
    @EdgeCase("EC-020")
    void resultsCountOnlyAboveTheBorderAndUnderADeclaredName() {
        String ours = "Authentication-Results: mx.example.org; spf=pass";
        Origin origin = find(Fakes.organisation(), ours, "Authentication-Results: other.example; spf=pass", BORDER,
                "Authentication-Results: (x) mx.example.org; dkim=pass", "Authentication-Results: b.example; spf=pass", "X-Spam-Status: No",
                "ARC-Seal: i=1; a=rsa-sha256", "From: a@b.example");
        assertThat(facts(origin, FactNames.ORIGIN_TRUSTED_RESULTS)).containsExactly("mx.example.org; spf=pass");
        assertThat(facts(origin, FactNames.ORIGIN_INJECTED_RESULTS)).containsExactly("mx.example.org");
        assertThat(facts(origin, FactNames.ORIGIN_FOREIGN_RESULTS)).containsExactly("Authentication-Results, X-Spam-Status, ARC-Seal");
        Origin undeclared = find(Organisation.NONE, ours, BORDER, "From: a@b.example");
        assertThat(facts(undeclared, FactNames.ORIGIN_TRUSTED_RESULTS)).isEmpty();
        assertThat(facts(undeclared, FactNames.ORIGIN_INJECTED_RESULTS)).isEmpty();
    }

    @Test
    @EdgeCase("EC-020")
    void resultsRightBelowTheBorderCountOnlyWhenTheBorderSaysTheSameAbove() {
        String set = "ARC-Authentication-Results: i=1; mx.example.org;\r\n\tspf=fail smtp.mailfrom=b.example";
        String same = "Authentication-Results: mx.example.org; spf=fail smtp.mailfrom=b.example";
        String other = "Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=b.example";
        Origin origin = find(Fakes.organisation(), set, BORDER, "Received-SPF: fail", same, other, "From: a@b.example");
        assertThat(facts(origin, FactNames.ORIGIN_TRUSTED_RESULTS)).containsExactly("mx.example.org; spf=fail smtp.mailfrom=b.example");
        assertThat(facts(origin, FactNames.ORIGIN_INJECTED_RESULTS)).hasSize(1);
        Origin below = find(Fakes.organisation(), BORDER, set, same, "From: a@b.example");
        assertThat(facts(below, FactNames.ORIGIN_TRUSTED_RESULTS)).as("the set is a stranger's too").isEmpty();
        Origin later = find(Fakes.organisation(), set, BORDER, "Subject: x", same, "From: a@b.example");
        assertThat(facts(later, FactNames.ORIGIN_TRUSTED_RESULTS)).isEmpty();
    }

    @Test
    @EdgeCase("EC-020")
    void anAddressThatTheClientCallsItselfIsNotItsAddress() {
        for (String from : List.of("[10.0.0.1] (unknown [192.0.2.44])", "[203.0.113.5] (x [192.0.2.44])", "x (helo=[10.0.0.1] [192.0.2.44])",
                "x (HELO [10.0.0.1]) (192.0.2.44)", "mx.example.org ([192.0.2.44])")) {
            Origin origin = find(Fakes.organisation(), "Received: from " + from + " by mx.example.org; Sun, 22 Nov 2026 12:00:00 +0000", FORGED,
                    "From: a@b.example");
            assertThat(origin.ip()).as(from).isEqualTo("192.0.2.44");
        }
    }

    @Test
    void mailThatNeverLeftIsInternalOrOutbound() {
        String inside = "Received: from desk.example.org (desk.example.org [10.1.2.3]) by mx.example.org with ESMTPA; "
                + "Sun, 22 Nov 2026 12:00:00 +0000";
        assertThat(find(Fakes.organisation(), inside, "From: ada@example.org", "To: mia@example.org").direction())
                .isEqualTo(Direction.INTERNAL);
        assertThat(find(Fakes.organisation(), inside, "From: mia@example.org", "To: x@b.example").direction())
                .isEqualTo(Direction.OUTBOUND);
        assertThat(find(Fakes.organisation(), "From: ada@example.org", "To: mia@example.org").direction()).isEqualTo(Direction.UNKNOWN);
    }

    @Test
    void addressesOfTheSixthVersionAreUnderstood() {
        Origin origin = find(Fakes.organisation(),
                "Received: from mx.example.org (mx.example.org [IPv6:2001:db8:1::5]) by store.example.org; Sun, 22 Nov 2026 12:00:00 +0000",
                "Received: from m.b.example (m.b.example [IPv6:2001:DB8:2:0:0:0:0:7]) by mx2.mx.example.org; Sun, 22 Nov 2026 11:00:00 +0000",
                "From: a@b.example");
        assertThat(origin.known()).isTrue();
        assertThat(origin.ip()).isEqualTo("2001:db8:2::7");
    }

    @Test
    void noBytesBreakIt() {
        for (byte[] raw : new byte[][] {{}, "Received:".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            "Received: from ([]) by (((".getBytes(java.nio.charset.StandardCharsets.US_ASCII), {0, -1, 13, 10}}) {
            assertThat(new OriginFinder(Fakes.organisation()).find(Raw.owning(raw), "mia@example.org").known()).isFalse();
        }
    }
}

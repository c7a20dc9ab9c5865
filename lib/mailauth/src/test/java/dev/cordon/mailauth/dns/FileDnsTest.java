package dev.cordon.mailauth.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileDnsTest {

    private static List<DnsRecord> records(DnsAnswer answer) {
        return answer instanceof DnsAnswer.Found(List<DnsRecord> records, var _) ? records : List.of();
    }

    private static String text(DnsAnswer answer) {
        return records(answer).getFirst() instanceof DnsRecord.Text text ? text.latin1() : "";
    }

    @Test
    void answersEachType() {
        FileDns dns = FileDns.of(Map.of("example.com", Map.of("TXT", List.of("v=spf1 -all", List.of("two ", "strings")),
                "MX", List.of(List.of(10, "MX.example.com."), List.of(0, "")), "A", List.of("192.0.2.1"), "AAAA", List.of("2001:db8::1"),
                "PTR", List.of())));
        DnsAnswer txt = dns.ask("example.com", RecordType.TXT);
        assertThat(records(txt)).hasSize(2);
        assertThat(text(txt)).isEqualTo("v=spf1 -all");
        assertThat(((DnsRecord.Text) records(txt).getLast()).latin1()).isEqualTo("two strings");
        assertThat(records(dns.ask("example.com", RecordType.MX)))
                .containsExactly(new DnsRecord.Exchange(10, "mx.example.com"), new DnsRecord.Exchange(0, ""));
        assertThat(records(dns.ask("example.com", RecordType.A)))
                .containsExactly(new DnsRecord.Host(AddressText.address(AddressText.ipv4("192.0.2.1"))));
        assertThat(records(dns.ask("example.com", RecordType.AAAA))).hasSize(1);
        assertThat(dns.ask("example.com", RecordType.PTR)).isInstanceOf(DnsAnswer.NoRecords.class);
        assertThat(dns.problems()).isEmpty();
    }

    @Test
    void tellsAnAncestorFromAnAbsentName() {
        FileDns dns = FileDns.of(Map.of("a.b.example.com", Map.of("A", List.of("192.0.2.1"))));
        assertThat(dns.ask("b.example.com", RecordType.A)).isInstanceOf(DnsAnswer.NoRecords.class);
        assertThat(dns.ask("com", RecordType.TXT)).isInstanceOf(DnsAnswer.NoRecords.class);
        assertThat(dns.ask("c.example.com", RecordType.A)).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(dns.ask("x.a.b.example.com", RecordType.A)).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(dns.ask("a.b.example.com", RecordType.TXT)).isInstanceOf(DnsAnswer.NoRecords.class);
    }

    @Test
    void followsAliasesAndEndsInALoop() {
        FileDns dns = FileDns.of(Map.of("a.example", Map.of("CNAME", "B.example."), "b.example", Map.of("TXT", "here"),
                "loop.example", Map.of("CNAME", "loop.example"), "gone.example", Map.of("CNAME", "nothing.example")));
        assertThat(text(dns.ask("a.example", RecordType.TXT))).isEqualTo("here");
        assertThat(dns.ask("a.example", RecordType.A)).isInstanceOf(DnsAnswer.NoRecords.class);
        assertThat(dns.ask("loop.example", RecordType.A)).isInstanceOf(DnsAnswer.Failed.class);
        assertThat(dns.ask("gone.example", RecordType.A)).isInstanceOf(DnsAnswer.NoSuchName.class);
    }

    @Test
    void errorsStandForANameOrForAType() {
        FileDns dns = FileDns.of(Map.of("slow.example", Map.of("error", "timeout"), "gone.example", Map.of("error", "nxdomain"),
                "half.example", Map.of("TXT", Map.of("error", "servfail"), "A", List.of("192.0.2.1"))));
        assertThat(dns.ask("slow.example", RecordType.MX)).isInstanceOf(DnsAnswer.TimedOut.class);
        assertThat(dns.ask("gone.example", RecordType.MX)).isInstanceOf(DnsAnswer.NoSuchName.class);
        assertThat(dns.ask("half.example", RecordType.TXT)).isEqualTo(new DnsAnswer.Failed("servfail"));
        assertThat(records(dns.ask("half.example", RecordType.A))).hasSize(1);
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        FileDns dns = FileDns.of(Map.of("a.example", List.of(), "b.example", Map.of("SPF", "x", "A", List.of("1.2.3", "192.0.2.1"), "MX",
                "mx.example")));
        assertThat(dns.problems()).hasSize(4);
        assertThat(records(dns.ask("b.example", RecordType.A))).hasSize(1);
    }

    @Test
    void readsAddressesStrictly() {
        for (String bad : List.of("1.2.3", "1.2.3.4.", "01.2.3.4", "1.2.3.256", "1..2.3", "", "1.2.3.4 ", "a.b.c.d", "1.2.3.4444")) {
            assertThat(AddressText.ipv4(bad)).as(bad).isEmpty();
        }
        for (String bad : List.of("::1::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::g", "12345::", ":1", "1:", ":::", "::1%eth0",
                "1:2:3:4:5:6:7::8:9", "::1.2.3")) {
            assertThat(AddressText.ipv6(bad)).as(bad).isEmpty();
        }
        for (String good : List.of("::", "::1", "1::", "2001:db8::1:0:0:1", "2001:db8:0:1:1:1:1:1", "1:2:3:4:5:6:7:8", "fe80::1")) {
            assertThat(AddressText.text(AddressText.address(AddressText.ipv6(good)))).isEqualTo(good);
        }
        assertThat(AddressText.ipv6("::ffff:192.0.2.1")).hasSize(16);
        assertThat(AddressText.text(AddressText.address(AddressText.ipv6("::ffff:192.0.2.1")))).isEqualTo("192.0.2.1");
        assertThat(AddressText.reverseName(AddressText.address(AddressText.ipv4("192.0.2.1")))).isEqualTo("1.2.0.192.in-addr.arpa");
    }

    @Test
    void writesNamesInOneForm() {
        assertThat(DomainText.ascii("WWW.Example.COM.")).isEqualTo("www.example.com");
        assertThat(DomainText.ascii("Bücher.example")).isEqualTo("xn--bcher-kva.example");
        assertThat(DomainText.ascii("straße.example")).isEqualTo("xn--strae-oqa.example");
        assertThat(DomainText.ascii("例え。テスト")).isEqualTo("xn--r8jz45g.xn--zckzah");
        assertThat(DomainText.ascii("例え.テスト.")).isEqualTo("xn--r8jz45g.xn--zckzah");
        for (String bad : List.of("", ".", "a..b", ".a", "a b.example", "a\u0000.example", "x".repeat(64) + ".example", "é".repeat(64),
                "\ud800.example",
                "a.".repeat(130) + "b", "é" + "x".repeat(5_000))) {
            assertThat(DomainText.ascii(bad)).as(bad).isEmpty();
        }
    }
}

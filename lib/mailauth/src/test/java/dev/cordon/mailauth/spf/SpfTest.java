package dev.cordon.mailauth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.dns.AddressText;
import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.dns.FileDns;
import dev.cordon.mailauth.dns.RecordType;
import dev.cordon.testkit.EdgeCase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpfTest {

    private static final InstantSource CLOCK = () -> Instant.ofEpochSecond(1_700_000_000);

    private static Map<String, Object> txt(String... namesAndTexts) {
        Map<String, Object> names = new HashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            names.put(namesAndTexts[i], Map.of("TXT", List.of(namesAndTexts[i + 1])));
        }
        return names;
    }

    private static SpfResult check(String ip, String mailFrom, Dns dns) {
        return Spf.check(new SpfRequest(AddressText.address(AddressText.bytes(ip)), "mail.example.org", mailFrom, "mx.example.net"), dns,
                CLOCK);
    }

    private static SpfResult check(String record) {
        return check("192.0.2.1", "ada@example.com", FileDns.of(txt("example.com", record)));
    }

    @ParameterizedTest
    @CsvSource({"v=spf1 ip4:192.0.2.0/24 -all, PASS, ip4:192.0.2.0/24", "v=spf1 -all, FAIL, -all", "v=spf1 ~all, SOFTFAIL, ~all",
        "v=spf1 ?all, NEUTRAL, ?all", "v=spf1, NEUTRAL, ''", "V=SPF1 IP4:192.0.2.1 -ALL, PASS, IP4:192.0.2.1", "v=spf10 -all, NONE, ''",
        "v=spf1 ip4:192.0.2.128/25 ip4:192.0.2.0/31 -all, PASS, ip4:192.0.2.0/31", "v=spf1 ip4:0.0.0.0/0, PASS, ip4:0.0.0.0/0"})
    void saysWhichDirectiveDecided(String record, SpfWord word, String mechanism) {
        SpfResult result = check(record);
        assertThat(result.result()).isEqualTo(word);
        assertThat(result.mechanism()).isEqualTo(mechanism);
        assertThat(result.lookups()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=spf1 ip4:192.0.2.1/33", "v=spf1 ip4:192.0.2.1/08", "v=spf1 ip4:192.0.2", "v=spf1 ip6:1.2.3.4", "v=spf1 a:",
            "v=spf1 a:com",
        "v=spf1 a/24/24", "v=spf1 include", "v=spf1 all:x.example", "v=spf1 all -al", "v=spf1 foo", "v=spf1 exists:%{x}.example",
                "v=spf1 a:%{d0}.example",
        "v=spf1 a:%{d", "v=spf1 a:%a.example", "v=spf1 =x", "v=spf1 redirect=", "v=spf1 -redirect=a.example", "v=spf1 a:b.example\ta",
                "v=spf1 a:\u0000.example",
        "v=spf1 ptr/24", "v=spf1 a//129", "v=spf1 %{d}=x", "v=spf1 x=%{t}", "v=spf1 a:example.c-", "v=spf1 a:example.123"})
    void oneErrorAnywhereSpoilsTheRecord(String record) {
        SpfResult result = check(record.replace("v=spf1", "v=spf1 ip4:192.0.2.1"));
        assertThat(result.result()).isEqualTo(SpfWord.PERMERROR);
        assertThat(result.reason()).isEqualTo(SpfReason.SYNTAX);
        assertThat(result.why()).contains("RFC 7208 §4.6");
    }

    @Test
    void modifiersMayStandOnce() {
        assertThat(check("v=spf1 redirect=a.example redirect=b.example").reason()).isEqualTo(SpfReason.MODIFIER_TWICE);
        assertThat(check("v=spf1 exp=a.example exp=b.example -all").reason()).isEqualTo(SpfReason.MODIFIER_TWICE);
        assertThat(check("v=spf1 other=a other=b -all").result()).isEqualTo(SpfWord.FAIL);
    }

    @Test
    @EdgeCase("EC-048")
    void severalRecordsAndTooManyLookupsArePermanentErrors() {
        SpfResult several = check("192.0.2.1", "ada@example.com",
                FileDns.of(Map.of("example.com", Map.of("TXT", List.of("v=spf1 -all", "v=spf1 +all")))));
        assertThat(several.result()).isEqualTo(SpfWord.PERMERROR);
        assertThat(several.reason()).isEqualTo(SpfReason.SEVERAL_RECORDS);
        SpfResult eleven = check("v=spf1" + " exists:%{d}".repeat(11) + " +all");
        assertThat(eleven.result()).isEqualTo(SpfWord.PERMERROR);
        SpfResult loop = check("v=spf1 include:example.com +all");
        assertThat(loop.reason()).isEqualTo(SpfReason.TOO_MANY_LOOKUPS);
        assertThat(loop.lookups()).isEqualTo(10);
        assertThat(check("v=spf1 redirect=example.com").reason()).isEqualTo(SpfReason.TOO_MANY_LOOKUPS);
        SpfResult voids = check("v=spf1 a:a.example.net a:b.example.net a:c.example.net +all");
        assertThat(voids.reason()).isEqualTo(SpfReason.TOO_MANY_VOID_LOOKUPS);
        assertThat(voids.voidLookups()).isEqualTo(3);
    }

    @Test
    @EdgeCase("EC-047")
    void troubleOfDnsIsTemporaryAndNeverNone() {
        for (String error : List.of("timeout", "servfail")) {
            Map<String, Object> names = txt("i.example", "v=spf1 include:bad.example +all", "x.example", "v=spf1 exists:bad.example +all",
                    "a.example", "v=spf1 a:bad.example +all", "m.example", "v=spf1 mx:bad.example +all", "r.example",
                            "v=spf1 redirect=bad.example",
                    "p.example", "v=spf1 ptr:bad.example -all");
            names.put("bad.example", Map.of("error", error));
            for (String domain : List.of("bad", "i", "x", "a", "m", "r")) {
                SpfResult result = check("192.0.2.1", "ada@" + domain + ".example", FileDns.of(names));
                assertThat(result.result()).as(domain).isEqualTo(SpfWord.TEMPERROR);
                assertThat(result.reason()).isEqualTo(SpfReason.DNS_TROUBLE);
                assertThat(result.detail()).contains("bad.example");
            }
            assertThat(check("192.0.2.1", "ada@p.example", FileDns.of(names)).result()).isEqualTo(SpfWord.FAIL);
        }
    }

    @Test
    void anAddressMappedIntoIpv6IsIpv4() {
        FileDns dns = FileDns.of(txt("example.com", "v=spf1 ip4:192.0.2.1 -all", "six.example", "v=spf1 ip6:2001:db8::/32 -all"));
        assertThat(check("::ffff:192.0.2.1", "ada@example.com", dns).result()).isEqualTo(SpfWord.PASS);
        assertThat(check("2001:db8::1", "ada@six.example", dns).result()).isEqualTo(SpfWord.PASS);
        assertThat(check("192.0.2.1", "ada@six.example", dns).result()).isEqualTo(SpfWord.FAIL);
    }

    @Test
    void withoutAReversePathTheHeloNameIsChecked() {
        FileDns dns = FileDns.of(txt("mail.example.org", "v=spf1 -all exp=e.example.org", "e.example.org",
                "%{s} %{h} %{c} %{r} %{t} %{i}"));
        SpfResult result = check("192.0.2.1", "", dns);
        assertThat(result.identity()).isEqualTo(SpfIdentity.HELO);
        assertThat(result.domain()).isEqualTo("mail.example.org");
        assertThat(result.explanation()).isEqualTo("postmaster@mail.example.org mail.example.org 192.0.2.1 "
                + "mx.example.net 1700000000 192.0.2.1");
    }

    @Test
    void internationalDomainsAreAskedForInALabels() {
        FileDns dns = FileDns.of(txt("xn--bcher-kva.example", "v=spf1 ip4:192.0.2.1 -all"));
        SpfResult result = check("192.0.2.1", "ada@Bücher.example", dns);
        assertThat(result.result()).isEqualTo(SpfWord.PASS);
        assertThat(result.domain()).isEqualTo("xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@localhost", "ada@[192.0.2.1]", "ada@a..example", "ada@exa\u0000mple.com", "ada@example.com\r\n", "@",
            "ada", "ada@ex ample.com",
        "ada@-)(.example"})
    void whatIsNoDomainHasNoResult(String mailFrom) {
        SpfResult result = check("192.0.2.1", mailFrom, (_, _) -> {
            throw new AssertionError("nothing is to be asked");
        });
        assertThat(result.result()).isEqualTo(SpfWord.NONE);
        assertThat(result.reason()).isEqualTo(SpfReason.NO_DOMAIN);
    }

    @Test
    void hugeRecordsAndHugeNamesEnd() {
        assertThat(check("v=spf1" + " ip4:192.0.2.9".repeat(500_000) + " +all").reason()).isEqualTo(SpfReason.RECORD_TOO_LONG);
        assertThat(check("v=spf1" + " ip4:192.0.2.9".repeat(4_000) + " -all").result()).isEqualTo(SpfWord.FAIL);
        assertThat(check("192.0.2.1", "x".repeat(1_000_000) + "@example.com", FileDns.of(Map.of())).result()).isEqualTo(SpfWord.NONE);
        assertThat(check("v=spf1 exists:" + "%{s}".repeat(10_000) + ".example -all").result()).isEqualTo(SpfWord.FAIL);
        assertThat(check("v=spf1 a:" + "a".repeat(60_000) + ".example -all").result()).isEqualTo(SpfWord.FAIL);
    }

    @Test
    void anEndlessTreeOfIncludesAsksForElevenRecords() {
        AtomicInteger asked = new AtomicInteger();
        Dns endless = (name, type) -> {
            asked.incrementAndGet();
            String record = "v=spf1 include:a." + name + " include:b." + name + " -all";
            return type == RecordType.TXT
                    ? new DnsAnswer.Found(List.of(new DnsRecord.Text(record.getBytes(StandardCharsets.US_ASCII))), Duration.ZERO)
                            : new DnsAnswer.NoSuchName();
        };
        assertThat(check("192.0.2.1", "ada@example.com", endless).reason()).isEqualTo(SpfReason.TOO_MANY_LOOKUPS);
        assertThat(asked).hasValue(11);
    }

    @Test
    void explanationsAreBoundedAndPrintable() {
        Map<String, Object> names = txt("example.com", "v=spf1 -all exp=e.example.com", "e.example.com", "%{s}".repeat(1_000));
        assertThat(check("192.0.2.1", "ada@example.com", FileDns.of(names)).explanation()).isEmpty();
        names.putAll(txt("e.example.com", "%{l} may not"));
        assertThat(check("192.0.2.1", "a\r\nb@example.com", FileDns.of(names)).explanation()).isEmpty();
        assertThat(check("192.0.2.1", "ada@example.com", FileDns.of(names)).explanation()).isEqualTo("ada may not");
    }

    @Test
    @EdgeCase("EC-018")
    void withoutTheAddressOfTheClientThereIsNoResult() {
        SpfResult result = Spf.withoutClientAddress("example.com", SpfIdentity.MAIL_FROM);
        assertThat(result.result()).isEqualTo(SpfWord.NONE);
        assertThat(result.why()).contains("the address of the sending host is not known");
    }
}

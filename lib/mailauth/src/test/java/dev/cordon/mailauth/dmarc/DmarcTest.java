package dev.cordon.mailauth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.FileDns;
import dev.cordon.mailauth.publicsuffix.PublicSuffixList;
import dev.cordon.testkit.EdgeCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcTest {

    private static final PublicSuffixList SUFFIXES = PublicSuffixList.builtin();

    private static FileDns zone(String... namesAndRecords) {
        Map<String, Object> names = new HashMap<>();
        for (int i = 0; i < namesAndRecords.length; i += 2) {
            Object value = namesAndRecords[i + 1];
            names.put(namesAndRecords[i], value.equals("timeout") ? Map.of("error", "timeout")
                    : value.equals("exists") ? Map.of("A", List.of("192.0.2.1")) : Map.of("TXT", List.of(value)));
        }
        return FileDns.of(names);
    }

    private static DmarcResult evaluate(String author, List<String> dkim, String spf, Dns dns) {
        return Dmarc.evaluate(new DmarcRequest(List.of("ada@" + author), dkim, spf), dns, SUFFIXES);
    }

    @Test
    void anExactDomainPassesWithoutAWalkOfItsOwn() {
        List<String> asked = new ArrayList<>();
        FileDns dns = zone("_dmarc.example.com", "v=DMARC1; p=reject");
        DmarcResult result = evaluate("example.com", List.of("example.com"), "", (name, type) -> {
            asked.add(name);
            return dns.ask(name, type);
        });
        assertThat(result.result()).isEqualTo(DmarcWord.PASS);
        assertThat(result.dkim()).isEqualTo(Alignment.STRICT);
        assertThat(result.reason()).isEqualTo(DmarcReason.DKIM_ALIGNED);
        assertThat(asked).containsExactly("_dmarc.example.com", "_dmarc.com");
        assertThat(result.flags()).isEmpty();
    }

    @Test
    void relaxedAlignmentIsAnEqualOrganizationalDomain() {
        FileDns dns = zone("_dmarc.example.com", "v=DMARC1; p=reject; aspf=s");
        assertThat(evaluate("a.example.com", List.of("b.example.com"), "", dns).dkim()).isEqualTo(Alignment.RELAXED);
        assertThat(evaluate("a.example.com", List.of(), "b.example.com", dns).result()).isEqualTo(DmarcWord.FAIL);
        assertThat(evaluate("a.example.com", List.of("notexample.com", "com"), "", dns).result()).isEqualTo(DmarcWord.FAIL);
    }

    @Test
    void psdMarksWhereOwnersStart() {
        FileDns dns = zone("_dmarc.bank", "v=DMARC1; p=reject; psd=y", "_dmarc.unit.example.bank", "v=DMARC1; p=none; psd=n");
        DmarcResult siblings = evaluate("a.bank", List.of("b.bank"), "", dns);
        assertThat(siblings.result()).isEqualTo(DmarcWord.FAIL);
        assertThat(siblings.organizationalDomain()).isEqualTo("a.bank");
        assertThat(siblings.recordDomain()).isEqualTo("bank");
        assertThat(evaluate("x.example.bank", List.of("y.example.bank"), "", dns).result()).isEqualTo(DmarcWord.PASS);
        assertThat(evaluate("x.example.bank", List.of("z.unit.example.bank"), "", dns).result()).isEqualTo(DmarcWord.FAIL);
        assertThat(evaluate("bank", List.of("a.bank"), "", dns).result()).isEqualTo(DmarcWord.FAIL);
        assertThat(evaluate("bank", List.of("bank"), "", dns).result()).isEqualTo(DmarcWord.PASS);
    }

    @Test
    void aSuffixThatPublishesARecordJoinsStrangersAndIsFlagged() {
        DmarcResult result = evaluate("a.example.com", List.of("other.com"), "", zone("_dmarc.com", "v=DMARC1; p=none"));
        assertThat(result.result()).isEqualTo(DmarcWord.PASS);
        assertThat(result.flags()).contains(DmarcFlag.SUFFIX_RECORD, DmarcFlag.SHADOW_DIFFERS);
        assertThat(result.shadow().result()).isEqualTo(DmarcWord.NONE);
    }

    @Test
    void aNameThatDoesNotExistHasItsOwnPolicy() {
        FileDns dns = zone("_dmarc.example.com", "v=DMARC1; p=none; sp=quarantine; np=reject", "real.example.com", "exists");
        DmarcResult ghost = evaluate("ghost.example.com", List.of(), "", dns);
        assertThat(ghost.policy()).isEqualTo(DmarcPolicy.REJECT);
        assertThat(ghost.flags()).contains(DmarcFlag.NON_EXISTENT_DOMAIN);
        assertThat(evaluate("real.example.com", List.of(), "", dns).policy()).isEqualTo(DmarcPolicy.QUARANTINE);
        assertThat(evaluate("example.com", List.of(), "", dns).policy()).isEqualTo(DmarcPolicy.NONE);
    }

    @Test
    void testModeLowersThePolicyByOneStep() {
        DmarcResult result = evaluate("example.com", List.of(), "", zone("_dmarc.example.com", "v=DMARC1; p=reject; t=y"));
        assertThat(result.policy()).isEqualTo(DmarcPolicy.QUARANTINE);
        assertThat(result.declared()).isEqualTo(DmarcPolicy.REJECT);
        assertThat(result.flags()).contains(DmarcFlag.TEST_MODE);
    }

    @Test
    @EdgeCase("EC-047")
    void whatDnsLeavesOpenIsTemporaryUnlessItCannotMatter() {
        FileDns parentSilent = zone("_dmarc.a.example.com", "v=DMARC1; p=reject", "_dmarc.example.com", "timeout");
        assertThat(evaluate("a.example.com", List.of("a.example.com"), "", parentSilent).result()).isEqualTo(DmarcWord.PASS);
        assertThat(evaluate("a.example.com", List.of("b.example.com"), "", parentSilent).result()).isEqualTo(DmarcWord.TEMPERROR);
        assertThat(evaluate("a.example.com", List.of("b.example.org"), "", parentSilent).result()).isEqualTo(DmarcWord.FAIL);
        DmarcResult silent = evaluate("example.com", List.of("example.com"), "", zone("_dmarc.example.com", "timeout"));
        assertThat(silent.result()).isEqualTo(DmarcWord.TEMPERROR);
        assertThat(silent.organizationalDomain()).isEmpty();
        assertThat(silent.detail()).contains("_dmarc.example.com");
        assertThat(evaluate("x.example.com", List.of("x.example.com"), "", zone("_dmarc.example.com",
                "timeout")).result()).isEqualTo(DmarcWord.TEMPERROR);
    }

    @Test
    @EdgeCase("EC-050")
    void withoutARecordThereIsNoResult() {
        DmarcResult result = evaluate("example.com", List.of("example.com"), "example.com", zone());
        assertThat(result.result()).isEqualTo(DmarcWord.NONE);
        assertThat(result.policy()).isEqualTo(DmarcPolicy.UNSPECIFIED);
        assertThat(result.reason()).isEqualTo(DmarcReason.NO_RECORD);
    }

    @Test
    void authorsOfSeveralDomainsAreNotEvaluated() {
        DmarcResult result = Dmarc.evaluate(new DmarcRequest(List.of("a@example.com", "b@example.org"), List.of("example.com"), ""),
                zone(), SUFFIXES);
        assertThat(result.result()).isEqualTo(DmarcWord.PERMERROR);
        assertThat(result.flags()).contains(DmarcFlag.MULTIPLE_FROM);
        assertThat(Dmarc.evaluate(new DmarcRequest(List.of("a@EXAMPLE.com", "b@example.com."), List.of("example.com"), ""),
                zone("_dmarc.example.com", "v=DMARC1; p=none"), SUFFIXES).result()).isEqualTo(DmarcWord.PASS);
        assertThat(Dmarc.evaluate(new DmarcRequest(List.of(), List.of(), ""), zone(),
                SUFFIXES).reason()).isEqualTo(DmarcReason.NO_AUTHOR_DOMAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[192.0.2.1]", "", "a..example", "x\u0000.example", "x y.example"})
    void authorsOutsideTheDnsHaveNoResult(String domain) {
        assertThat(evaluate(domain, List.of(), "", zone()).result()).isEqualTo(DmarcWord.NONE);
    }

    @Test
    void aWalkAsksAtMostEightNames() {
        List<String> asked = new ArrayList<>();
        evaluate("a.b.c.d.e.f.g.h.i.j.k.l.example.com", List.of(), "", (name, _) -> {
            asked.add(name);
            return new DnsAnswer.NoSuchName();
        });
        assertThat(asked).hasSize(8).startsWith("_dmarc.a.b.c.d.e.f.g.h.i.j.k.l.example.com", "_dmarc.h.i.j.k.l.example.com")
                .endsWith("_dmarc.com");
    }

    @Test
    void manySignaturesStayWithinTheLimits() {
        List<String> domains = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            domains.add("s" + i + ".a.b.c.d.e.example.com");
        }
        DmarcResult result = evaluate("other.example.com", domains, "", zone("_dmarc.example.com", "v=DMARC1; p=reject; psd=n",
                "_dmarc.e.example.com", "v=DMARC1; p=reject; psd=n"));
        assertThat(result.result()).isEqualTo(DmarcWord.FAIL);
        assertThat(result.questions()).isLessThanOrEqualTo(DmarcLimits.STANDARD.questionsMax());
        assertThat(result.flags()).contains(DmarcFlag.LIMIT_REACHED);
    }

    @ParameterizedTest
    @CsvSource({"v=DMARC1; p=reject, REJECT", "v=DMARC1;p=REJECT;, REJECT", "v = DMARC1 ; p = quarantine, QUARANTINE", "v=DMARC1, NONE",
        "v=DMARC1; P=reject, REJECT", "v=DMARC1; p=none; p=reject, NONE", "v=DMARC1; sp=reject, NONE"})
    void readsRecords(String text, DmarcPolicy policy) {
        assertThat(DmarcRecord.read(text).map(DmarcRecord::policy)).contains(policy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=dmarc1; p=reject", "V=DMARC1; p=reject", " v=DMARC1; p=reject", "v=DMARC10; p=reject",
            "p=reject; v=DMARC1", "v=DMARC1 p=reject", "", ";", "=",
        "v", "v=spf1 -all"})
    void otherTextsAreNoRecords(String text) {
        assertThat(DmarcRecord.read(text)).isEmpty();
    }

    @Test
    void anUnreadablePolicyMeansNoneOnlyWhenReportsAreWanted() {
        DmarcRecord record = DmarcRecord.read("v=DMARC1; p=drop; sp=reject; rua=mailto:d@example.com").orElseThrow();
        assertThat(record.policy()).isEqualTo(DmarcPolicy.NONE);
        assertThat(record.usable()).isTrue();
        Optional<DmarcRecord> badReports = DmarcRecord.read("v=DMARC1; p=drop; rua=nowhere, mailto:, mailto:x");
        assertThat(badReports).hasValueSatisfying(r -> assertThat(r.usable()).isFalse());
        assertThat(evaluate("example.com", List.of(), "", zone("_dmarc.example.com",
                "v=DMARC1; p=drop")).reason()).isEqualTo(DmarcReason.NO_POLICY);
    }
}

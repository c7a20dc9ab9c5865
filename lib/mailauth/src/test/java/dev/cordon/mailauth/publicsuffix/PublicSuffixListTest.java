package dev.cordon.mailauth.publicsuffix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.Suites;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicSuffixListTest {

    private static final PublicSuffixList LIST = PublicSuffixList.builtin();

    private static PublicSuffixList of(String... lines) {
        return PublicSuffixList.read(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void passesTheTestsOfTheList() {
        Suites.text("psl/tests.txt").ifPresent(text -> {
            List<String> wrong = new ArrayList<>();
            int cases = 0;
            for (String line : text.lines().toList()) {
                String[] pair = line.split(" ");
                if (!line.startsWith("//") && pair.length == 2) {
                    cases++;
                    check(pair[0], pair[1], wrong);
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(cases).isEqualTo(78);
        });
    }

    @Test
    void passesTheOtherFormOfTheTestsOfTheList() {
        Suites.text("psl/test_psl.txt").ifPresent(text -> {
            List<String> wrong = new ArrayList<>();
            int cases = 0;
            for (String line : text.lines().filter(l -> l.startsWith("checkPublicSuffix(")).toList()) {
                String[] pair = line.substring(line.indexOf('(') + 1, line.indexOf(')')).replace("'", "").split(", ");
                cases++;
                check(pair[0], pair[1], wrong);
            }
            assertThat(wrong).isEmpty();
            assertThat(cases).isEqualTo(78);
        });
    }

    private static void check(String domain, String expected, List<String> wrong) {
        String found = LIST.registrable(domain.equals("null") ? "" : domain, Section.ALL);
        if (!found.equals(expected.equals("null") ? "" : expected)) {
            wrong.add(domain + ": wanted " + expected + ", found " + found);
        }
    }

    @ParameterizedTest
    @CsvSource({"a.github.io, ALL, a.github.io", "a.github.io, ICANN, github.io", "github.io, ALL, ''", "x.a.co.uk, ICANN, a.co.uk",
        "www.ck, ALL, www.ck", "EXAMPLE.com., ALL, example.com", "192.0.2.1, ALL, ''", "'a..com', ALL, ''", "'a b.com', ALL, ''"})
    void findsTheOwnedPart(String domain, Section section, String expected) {
        assertThat(LIST.registrable(domain, section)).isEqualTo(expected);
    }

    @Test
    void keepsTheSectionsApart() {
        PublicSuffixList list = of("// ===BEGIN ICANN DOMAINS===", "org", "*.ck", "!www.ck", "// ===END ICANN DOMAINS===",
                "// ===BEGIN PRIVATE DOMAINS===", "host.org", "*.any.org", "!me.any.org");
        assertThat(list.publicSuffix("a.host.org", Section.ALL)).isEqualTo("host.org");
        assertThat(list.publicSuffix("a.host.org", Section.ICANN)).isEqualTo("org");
        assertThat(list.publicSuffix("b.a.any.org", Section.ALL)).isEqualTo("a.any.org");
        assertThat(list.publicSuffix("me.any.org", Section.ALL)).isEqualTo("any.org");
        assertThat(list.publicSuffix("me.any.org", Section.ICANN)).isEqualTo("org");
        assertThat(list.publicSuffix("a.b.ck", Section.ICANN)).isEqualTo("b.ck");
        assertThat(list.publicSuffix("ck", Section.ICANN)).isEqualTo("ck");
        assertThat(list.size()).isEqualTo(6);
    }

    @Test
    void answersInTheLabelsItWasAskedIn() {
        assertThat(LIST.registrable("WWW.食狮.公司.CN", Section.ALL)).isEqualTo("食狮.公司.cn");
        assertThat(LIST.registrable("www。食狮．公司｡cn", Section.ALL)).isEqualTo("食狮.公司.cn");
        assertThat(LIST.registrable("www.xn--85x722f.xn--55qx5d.cn", Section.ALL)).isEqualTo("xn--85x722f.xn--55qx5d.cn");
    }

    @Test
    void knowsWhichTopLevelsExist() {
        assertThat(LIST.knows("example.com")).isTrue();
        assertThat(LIST.knows("example.invalidtop")).isFalse();
        assertThat(LIST.knows("")).isFalse();
        assertThat(LIST.isPublicSuffix("co.uk", Section.ICANN)).isTrue();
        assertThat(LIST.isPublicSuffix("example.co.uk", Section.ICANN)).isFalse();
    }

    @Test
    void carriesTheWholeList() {
        assertThat(LIST.size()).isGreaterThan(9_000);
    }

    @Test
    void theTableIsWhatTheListSays() throws IOException {
        byte[] list = resource("public_suffix_list.dat");
        byte[] table = PublicSuffixList.read(list).table();
        if (Boolean.getBoolean("golden.update")) {
            Files.write(Path.of("src/main/resources/dev/cordon/mailauth/publicsuffix/public_suffix_list.table"), table);
        } else {
            assertThat(resource("public_suffix_list.table")).as("write it anew with -Dgolden.update=true").isEqualTo(table);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PublicSuffixList.class.getResourceAsStream(name)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    @Test
    void growsBeyondItsFirstTable() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            text.append("a").append(i).append(".example\n");
        }
        PublicSuffixList list = of(text.toString());
        assertThat(list.size()).isEqualTo(40_000);
        assertThat(list.registrable("x.y.a39999.example", Section.ICANN)).isEqualTo("y.a39999.example");
        assertThat(list.registrable("x.y.a40000.example", Section.ICANN)).isEqualTo("a40000.example");
    }
}

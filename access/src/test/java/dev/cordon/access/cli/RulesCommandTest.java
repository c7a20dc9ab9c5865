package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {
    private static final String MAIL = "From: Ada <ada@example.net>\r\nTo: bob@example.org\r\nSubject: %s\r\n\r\nhello\r\n";

    @TempDir Path dir;

    @BeforeEach void write() throws IOException {
        Files.createDirectories(dir.resolve("rules"));
        rule("good",
                "id: \"g\"\nname: good\ntype: rule\nseverity: high\nsource: |\n"
                + "  type.inbound\n  and strings.icontains(subject.subject, \"payroll\")\n");
        Files.writeString(dir.resolve("hit.eml"), MAIL.formatted("Payroll"));
        Files.writeString(dir.resolve("miss.eml"), MAIL.formatted("Lunch"));
    }

    private void rule(String name, String text) throws IOException {
        Files.writeString(dir.resolve("rules").resolve(name + ".yml"), text);
    }

    private String at(String name) {
        return dir.resolve(name).toString();
    }

    @Test void checkSaysOneLineAFileAndASummary() throws IOException {
        rule("model", "name: m\ntype: rule\nsource: any(ml.nlu_classifier(subject.subject).intents, .name == 'bec')\n");
        Ran ran = Ran.of(dir, "rules", "check", "--json", at("rules"));
        assertThat(ran.code()).isEqualTo(Exit.FINE);
        assertThat(ran.lines()).hasSize(3);
        assertThat(ran.lines().get(0)).contains("\"id\":\"g\",\"name\":\"good\",\"type\":\"rule\",\"parsed\":true,\"typed\":true,\"errors\":[]",
                "\"capabilities\":[]", "\"evaluable\":true");
        assertThat(ran.lines().get(1)).contains("\"capabilities\":[\"ml.nlu_classifier\"]", "\"evaluable\":false");
        assertThat(ran.lines().get(2)).isEqualTo("{\"summary\":{\"files\":2,\"parsed\":2,\"typed\":2,\"evaluable\":1}}");
    }

    @Test void checkShowsAMistakeAndGoesOn() throws IOException {
        rule("bad", "name: b\ntype: rule\nsource: |\n  subject.subjet == \"a\"\n");
        Ran ran = Ran.of(dir, "rules", "check", at("rules"));
        assertThat(ran.code()).isEqualTo(Exit.FLAGGED);
        assertThat(ran.err()).contains("error[M051]", "bad.yml:4:11", "did you mean `subject`?");
        assertThat(ran.out()).contains("1 file has mistakes");
        Ran json = Ran.of(dir, "rules", "check", "--json", at("rules"));
        assertThat(json.lines().getFirst()).contains("\"parsed\":true,\"typed\":false,\"errors\":[{\"code\":\"M051\",\"line\":4,\"column\":11,");
    }

    @Test void aFolderWithoutRulesIsOneClearLine() throws IOException {
        Files.createDirectories(dir.resolve("empty"));
        for (String name : new String[] {"empty", "nowhere"}) {
            Ran ran = Ran.of(dir, "rules", "check", at(name));
            assertThat(ran.code()).isEqualTo(Exit.TROUBLE);
            assertThat(ran.errorLines()).hasSize(1);
        }
    }

    @Test void fmtWritesInPlaceAndCheckOnlyTells() throws IOException {
        rule("loose", "name: l # kept\ntype: rule\nsource: |\n  a==1 and b\n");
        Ran told = Ran.of(dir, "rules", "fmt", "--check", at("rules"));
        assertThat(told.code()).isEqualTo(Exit.FLAGGED);
        assertThat(told.out()).contains("loose.yml").doesNotContain("good.yml");
        assertThat(Ran.of(dir, "rules", "fmt", at("rules")).code()).isEqualTo(Exit.FINE);
        assertThat(Files.readString(dir.resolve("rules/loose.yml"))).isEqualTo("name: l # kept\ntype: rule\nsource: |\n  a == 1\n  and b\n");
        assertThat(Ran.of(dir, "rules", "fmt", "--check", at("rules")).code()).isEqualTo(Exit.FINE);
    }

    @Test void testRunsWhatStandsBesideARule() throws IOException {
        assertThat(Ran.of(dir, "rules", "test", at("rules")).code()).isEqualTo(Exit.TROUBLE);
        Path tests = dir.resolve("rules/good.test.yml");
        Files.writeString(tests, "match: [../hit.eml]\nno_match: [../miss.eml]\n");
        Ran good = Ran.of(dir, "rules", "test", at("rules"));
        assertThat(good.code()).isEqualTo(Exit.FINE);
        assertThat(good.out()).contains("2 passed, 0 failed");
        Files.writeString(tests, "match: [../miss.eml]\nundecided: [../hit.eml]\n");
        Ran bad = Ran.of(dir, "rules", "test", "--json", at("rules"));
        assertThat(bad.code()).isEqualTo(Exit.FLAGGED);
        assertThat(bad.lines()).hasSize(3);
        assertThat(bad.lines().getFirst()).contains("\"expected\":\"match\",\"found\":\"no_match\"");
        Files.writeString(tests, "matches: [../miss.eml]\n");
        assertThat(Ran.of(dir, "rules", "test", at("rules")).err()).contains("R010", "did you mean `match`?");
    }

    @Test void backtestCountsByRule() {
        Ran ran = Ran.of(dir, "rules", "backtest", "--json", "--rules", at("rules"), "--mail", at("hit.eml"), at("miss.eml"));
        assertThat(ran.code()).isEqualTo(Exit.FINE);
        assertThat(ran.lines().getFirst()).contains("\"rule_id\":\"g\"", "\"matches\":1,\"undecided\":0");
        assertThat(ran.lines().getLast()).contains("\"messages\":2");
    }

    @Test void coverageSaysWhatRulesWaitFor() throws IOException {
        rule("model",
                "name: m\ntype: rule\nsource: any(ml.nlu_classifier(subject.subject).intents, .name == 'bec') and subject.subject in $org_domains\n");
        Ran ran = Ran.of(dir, "rules", "coverage", at("rules"));
        assertThat(ran.out()).contains("1 of 2 rules can always be decided here.", "$org_domains", "ml.nlu_classifier");
        assertThat(Ran.of(dir, "rules", "coverage", "--rules-of", "ml.nlu_classifier", at("rules")).out()).contains("model.yml");
    }

    @Test void scanRunsRulesFromFiles() throws IOException {
        Ran ran = Ran.of(dir, "scan", "--json", "--rule-outcomes", "--rules", at("rules"), at("hit.eml"), at("miss.eml"));
        assertThat(ran.lines().get(0)).contains("\"verdict\":\"malicious\"", "\"rule_id\":\"g\"", "\"source\":\"rule\"", "\"match\":[\"g\"]");
        assertThat(ran.lines().get(1)).contains("\"match\":[]");
        rule("bad", "name: b\ntype: rule\nsource: (\n");
        Ran more = Ran.of(dir, "scan", "--json", "--rule-outcomes", "--rules", at("rules"), at("hit.eml"));
        assertThat(more.err()).contains("1 rule file has mistakes and is left out");
        assertThat(more.out()).contains("\"match\":[\"g\"]");
    }

    @Test void scanShowsTheModel() {
        assertThat(Ran.of(dir, "scan", "--mdm", at("hit.eml")).out()).contains("\"subject\": \"Payroll\"");
        assertThat(Ran.of(dir, "scan", "--mdm", "--json", at("hit.eml")).lines()).hasSize(1);
    }
}

package dev.cordon.verification.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.kernel.verdict.RuleResult;
import dev.cordon.mdm.Arrival;
import dev.cordon.mdm.Mdm;
import dev.cordon.mdm.Tenant;
import dev.cordon.mdm.lists.MailLists;
import dev.cordon.mql.bytes.ByteReader;
import dev.cordon.mql.bytes.ByteWriter;
import dev.cordon.mql.eval.Input;
import dev.cordon.mql.value.NamedLists;
import dev.cordon.kernel.evidence.Truth;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RulePackTest {
    private static final Language LANGUAGE = Language.of(List.of(), MailLists.builtin().types());
    private static final String GOOD = """
            name: "Payroll change"
            description: |
              Somebody asks for another account.
            type: "rule"
            severity: "medium"
            source: |
              type.inbound
              and strings.icontains(subject.subject, "payroll")
            attack_types:
              - "BEC/Fraud"
            tags: []
            references: null
            authors:
              - twitter: "someone"
            maturity: "beta"
            id: "0a1b"
            """;

    private static SourceText file(String name, String text) {
        return new SourceText(name, text);
    }

    private static LoadedRule load(String text) {
        return RulePack.load(file("rule.yml", text), LANGUAGE);
    }

    @Test void aPackThatWasWrittenIsReadAsTheSame() {
        String undecided = GOOD.replace("0a1b", "0a1c").replace("type.inbound", "not profile.by_sender().solicited").replace("payroll", "a");
        String nested = GOOD.replace("0a1b", "0a1d").replace("maturity: \"beta\"", "more: {a: [1, b], c: ~}");
        List<SourceText> files = List.of(file("a.yml", GOOD), file("b.yml", "name: ["), file("c.yml", undecided), file("d.yml", nested));
        MailPack pack = MailPack.compile(RulePack.load(files, LANGUAGE));
        ByteWriter out = new ByteWriter();
        assertThat(pack.write(out, files, LANGUAGE)).isTrue();
        MailPack again = MailPack.read(new ByteReader(out.finish()), files, LANGUAGE);
        assertThat(again.rules()).usingRecursiveComparison().isEqualTo(pack.rules());
        byte[] mail = "From: a@other.example\nTo: b@example.org\nSubject: A payroll\n\nText\n".getBytes(StandardCharsets.UTF_8);
        Input input = Input.of(Mdm.read(mail, new Tenant(Set.of("example.org"), Set.of()), Arrival.UNKNOWN), NamedLists.NONE);
        assertThat(again.evaluate(input).matched()).extracting(RuleFile::id).isEqualTo(
                pack.evaluate(input).matched().stream().map(RuleFile::id).toList()).isNotEmpty();
        assertThat(again.evaluate(input).undecided()).extracting(u -> u.rule().id() + u.missing()).isEqualTo(
                pack.evaluate(input).undecided().stream().map(u -> u.rule().id() + u.missing()).toList()).isNotEmpty();
        assertThat(again.proof(again.rules().getFirst(), input)).isEqualTo(pack.proof(pack.rules().getFirst(), input));
    }

    @Test void bytesThatAreNoPackAreRefusedWhateverTheyAre() {
        List<SourceText> files = List.of(file("a.yml", GOOD));
        ByteWriter out = new ByteWriter();
        assertThat(MailPack.compile(RulePack.load(files, LANGUAGE)).write(out, files, LANGUAGE)).isTrue();
        byte[] whole = out.finish();
        for (int at = 0; at < whole.length; at++) {
            byte[] cut = java.util.Arrays.copyOf(whole, at);
            assertThatThrownBy(() -> MailPack.read(new ByteReader(cut), files, LANGUAGE)).as("cut at " + at)
                    .isInstanceOf(ByteReader.Malformed.class);
        }
    }

    @Test void everythingAFileSaysIsKept() {
        RuleFile rule = load(GOOD).rule().orElseThrow();
        assertThat(rule.name()).isEqualTo("Payroll change");
        assertThat(rule.id()).isEqualTo("0a1b");
        assertThat(rule.kind()).isEqualTo(RuleKind.RULE);
        assertThat(rule.severity()).isEqualTo("medium");
        assertThat(rule.labels("attack_types")).containsExactly("BEC/Fraud");
        assertThat(rule.labels("references")).isEmpty();
        assertThat(rule.authors()).containsExactly(java.util.Map.of("twitter", "someone"));
        assertThat(rule.others()).extracting(e -> e.key().text()).containsExactly("maturity");
        assertThat(rule.source()).startsWith("type.inbound\nand");
        assertThat(rule.contentHash()).hasSize(64);
        assertThat(load(GOOD).health()).isEqualTo(LoadedRule.Health.SOUND);
    }

    @Test void aBooleanSourceIsAnExpression() {
        LoadedRule always = load("name: all\ntype: triage_rule\nsource: true\ntriage_abuse_reports: true\nactive: false\n");
        assertThat(always.typed()).isTrue();
        assertThat(always.rule().orElseThrow().triggers()).containsExactly("triage_abuse_reports");
        assertThat(always.health()).isEqualTo(LoadedRule.Health.SWITCHED_OFF);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"name: a;type: rule | R002", "- a | R001", "'' | R001", "name: a;type: rul;source: 'true' | R003",
        "name: a;type: rule;source: [a] | R004", "name: a;type: rule;source: 'true';tags: x | R004",
                "name: a;type: rule;source: 'true';active: yes | R004",
        "name: a;type: rule;source: subject.subjet == 'a' | M051", "name: a;type: rule;source: subject.subject | M070",
        "name: a;type: rule;source: triage.trigger == 'a' | M050", "name: [a | Y001", "name: a;name: b | Y005"})
    void aBadFileSaysWhatIsWrong(String text, String code) {
        LoadedRule rule = load(text.replace(";", "\n"));
        assertThat(rule.diagnostics().stream().filter(Diagnostic::isError).map(Diagnostic::code)).contains(code);
        assertThat(rule.health()).isEqualTo(LoadedRule.Health.BROKEN);
    }

    @Test void aMistakeIsShownWhereItStandsInTheFile() {
        Diagnostic wrong = load(GOOD.replace("subject.subject", "subject.subjet")).diagnostics().getFirst();
        SourceText.Position at = wrong.source().position(wrong.span().start());
        assertThat(wrong.source().line(at.line()).substring(at.column() - 1)).startsWith("subjet,");
        Diagnostic inline = load("name: a\ntype: rule\nsource: \"type.inbond\"\n").diagnostics().getFirst();
        assertThat(inline.source().text().substring(inline.span().start(), inline.span().end())).isEqualTo("inbond");
    }

    @Test void oneBadFileLeavesTheOthersAlone() {
        RulePack pack = RulePack.load(List.of(file("a.yml", GOOD), file("b.yml", "name: [\n"), file("c.yml", GOOD.replace("0a1b", "0c")),
                file("d.yml", GOOD)), LANGUAGE);
        assertThat(pack.rules()).extracting(LoadedRule::health).containsExactly(LoadedRule.Health.SOUND, LoadedRule.Health.BROKEN,
                LoadedRule.Health.SOUND, LoadedRule.Health.BROKEN);
        assertThat(pack.rules().get(3).diagnostics()).extracting(Diagnostic::code).containsExactly("R006");
    }

    @Test void equalFilesMakeAnEqualPin() {
        String one = RulePack.load(List.of(file("a.yml", GOOD), file("b.yml", "x")), LANGUAGE).contentHash();
        assertThat(RulePack.load(List.of(file("b.yml", "x"), file("a.yml", GOOD)), LANGUAGE).contentHash()).isEqualTo(one);
        assertThat(RulePack.load(List.of(file("a.yml", GOOD + " "), file("b.yml", "x")), LANGUAGE).contentHash()).isNotEqualTo(one);
    }

    @Test void whatIsMissingIsNamed() {
        LoadedRule rule = load("name: a\ntype: rule\nsource: any(ml.nlu_classifier(body.current_thread.text).intents, .name == 'bec')\n");
        assertThat(rule.missing()).containsExactly("ml.nlu_classifier");
        assertThat(rule.evaluable()).isFalse();
        assertThat(rule.health()).isEqualTo(LoadedRule.Health.LIMITED);
    }

    @Test void formattingTouchesTheExpressionAlone() {
        String loose = GOOD.replace("type.inbound\n  and", "type.inbound   and").replace("icontains(subject.subject, ",
                "icontains( subject.subject,");
        String formatted = RuleFormat.format(file("rule.yml", loose));
        assertThat(formatted).isEqualTo(GOOD);
        assertThat(RuleFormat.format(file("rule.yml", formatted))).isEqualTo(formatted);
        assertThat(RuleFormat.format(file("rule.yml", "name: a\ntype: rule\nsource: a==1 and b\n")))
                .isEqualTo("name: a\ntype: rule\nsource: |\n  a == 1\n  and b\n");
        assertThat(RuleFormat.format(file("rule.yml", "name: a\nsource: (\n"))).isEqualTo("name: a\nsource: (\n");
    }

    @Test void exclusionsTakeMatchesAwayAndQueriesFlagNothing() {
        String exclusion = "name: simulation\ntype: exclusion\nsource: strings.icontains(subject.subject, 'drill')\n";
        String query = "name: insight\ntype: query\nsource: strings.icontains(subject.subject, 'payroll')\n";
        String model = "name: model\ntype: rule\nsource: any(ml.nlu_classifier(body.current_thread.text).intents, .name == 'bec')\n";
        MailPack pack = MailPack.compile(RulePack.load(List.of(file("a.yml", GOOD), file("b.yml", exclusion), file("c.yml", query),
                file("d.yml", model)), LANGUAGE));
        Input payroll = mail("Payroll");
        MailPack.Said said = pack.evaluate(payroll);
        assertThat(said.matched()).extracting(RuleFile::name).containsExactly("Payroll change", "insight");
        assertThat(said.undecided()).extracting(u -> u.missing().toString()).containsExactly("[ml.nlu_classifier]");
        List<RuleResult> results = RuleResults.of(said, rule -> pack.proof(rule, payroll));
        assertThat(results).extracting(r -> r.name() + " " + r.truth()).containsExactly("Payroll change " + Truth.TRUE, "model " + Truth.UNKNOWN);
        assertThat(results.getFirst().proof().toString()).as("what it read of the message, and where").contains("subject.subject")
                .contains("Payroll").contains("ByteRange[start=");
        Input drill = mail("Payroll drill");
        assertThat(RuleResults.of(pack.evaluate(drill), rule -> pack.proof(rule, drill))).isEmpty();
    }

    private static Input mail(String subject) {
        byte[] raw = ("From: a@example.net\r\nTo: b@example.org\r\nSubject: " + subject + "\r\n\r\ntext\r\n")
                .getBytes(StandardCharsets.UTF_8);
        return Input.of(Mdm.read(raw, new Tenant(Set.of("example.org"), Set.of()), Arrival.UNKNOWN), NamedLists.NONE);
    }
}

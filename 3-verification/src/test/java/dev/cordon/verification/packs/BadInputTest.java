package dev.cordon.verification.packs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mdm.Arrival;
import dev.cordon.mdm.Mdm;
import dev.cordon.mdm.Tenant;
import dev.cordon.mdm.lists.MailLists;
import dev.cordon.mql.eval.Input;
import dev.cordon.mql.value.NamedLists;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad rules and huge messages: a diagnostic where the mistake is, and the rest of the pack runs unharmed. */
final class BadInputTest {
    private static final Language LANGUAGE = Language.of(List.of(), MailLists.builtin().types());
    private static final int LIST_BYTES = 5 << 20;
    private static final int MESSAGE_BYTES = 50 << 20;

    private static SourceText rule(String name, String source) {
        return new SourceText(name + ".yml", "name: " + name + "\ntype: rule\nseverity: low\nsource: |\n  " + source + "\n");
    }

    private static Input input(byte[] mail) {
        return Input.of(Mdm.read(mail, new Tenant(Set.of("example.org"), Set.of()), Arrival.UNKNOWN), NamedLists.NONE);
    }

    private static byte[] mail(String subject) {
        return ("From: a@other.example\nTo: b@example.org\nSubject: " + subject + "\n\nText\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Literals of five megabytes; the last is {@code needle}. */
    private static String literals() {
        StringBuilder list = new StringBuilder(LIST_BYTES + 64);
        for (int number = 0; list.length() < LIST_BYTES; number++) {
            list.append("'literal number ").append(number).append("', ");
        }
        return list.append("'needle'").toString();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("syntax error", "type.inbound and", "M0"),
                Arguments.of("unknown field", "subject.subjet == 'a'", "M051"),
                Arguments.of("refused expression", "regex.contains(subject.subject, '(?=a)b')", "M0"),
                Arguments.of("refused repetition", "regex.contains(subject.subject, 'a{2000}')", "M0"),
                Arguments.of("nesting of 500", "(".repeat(500) + "type.inbound" + ")".repeat(500), "M010"),
                Arguments.of("nesting of 500 in any", "any([1], ".repeat(500) + "true" + ")".repeat(500), "M010"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBadRuleIsToldAndTheOthersRun(String name, String source, String code) {
        RulePack pack = RulePack.load(List.of(rule("good", "subject.subject == 'hello'"), rule("bad", source)), LANGUAGE);
        assertThat(pack.rules()).extracting(LoadedRule::health).containsExactly(LoadedRule.Health.SOUND, LoadedRule.Health.BROKEN);
        List<Diagnostic> told = pack.rules().get(1).diagnostics().stream().filter(Diagnostic::isError).toList();
        assertThat(told).as(name).isNotEmpty().anySatisfy(d -> assertThat(d.code()).startsWith(code));
        MailPack compiled = MailPack.compile(pack);
        assertThat(compiled.evaluate(input(mail("hello"))).matched()).extracting(RuleFile::name).containsExactly("good");
    }

    @Tag("slow")
    @Test void aListOfFiveMegabytesOfLiteralsOnOneLineRuns() {
        String list = literals();
        List<SourceText> files = List.of(rule("good", "subject.subject == 'a needle'"), rule("member", "subject.subject in (" + list + ")"),
                rule("search", "strings.icontains(subject.subject, " + list + ")"));
        RulePack pack = RulePack.load(files, LANGUAGE);
        assertThat(pack.rules()).extracting(LoadedRule::health).containsOnly(LoadedRule.Health.SOUND);
        MailPack compiled = MailPack.compile(pack);
        assertThat(compiled.evaluate(input(mail("a needle"))).matched()).extracting(RuleFile::name).containsExactly("good", "search");
        assertThat(compiled.evaluate(input(mail("needle"))).matched()).extracting(RuleFile::name).containsExactly("member", "search");
    }

    @Tag("slow")
    @Test void aMessageOfFiftyMegabytesIsAnswered() {
        byte[] head = "From: a@other.example\nTo: b@example.org\nSubject: hello\nContent-Type: text/plain\n\n"
                .getBytes(StandardCharsets.UTF_8);
        byte[] mail = Arrays.copyOf(head, MESSAGE_BYTES);
        byte[] line = "a line of text with http://link.example/ and more of it\n".getBytes(StandardCharsets.UTF_8);
        for (int at = head.length; at < mail.length; at++) {
            mail[at] = line[(at - head.length) % line.length];
        }
        RulePack pack = RulePack.load(List.of(rule("good", "subject.subject == 'hello'"),
                rule("body", "strings.icontains(body.plain.raw, 'line of TEXT')"),
                rule("pattern", "regex.icontains(body.current_thread.text, 'no (such|other) words$')"),
                rule("links", "any(body.links, .href_url.domain.root_domain == 'link.example')")), LANGUAGE);
        MailPack.Said said = MailPack.compile(pack).evaluate(input(mail));
        assertThat(said.matched()).extracting(RuleFile::name).contains("good");
        assertThat(said.undecided()).allSatisfy(u -> assertThat(u.missing()).containsExactly("limit"));
    }
}

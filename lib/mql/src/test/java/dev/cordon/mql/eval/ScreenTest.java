package dev.cordon.mql.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.check.Checked;
import dev.cordon.mql.value.NamedLists;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Loops that are asked of all items at once say what loops say that go through them, with null items and with what is missing. */
final class ScreenTest {
    private static final String[] WORDS = {"Click", "here", "invoice", "PayPal", "straße", "x"};
    private static final String[] TESTS = {"strings.icontains(.text, '%s')", "strings.contains(.text, '%s', 'zz')",
        "strings.ilike(.text, '*%s*')", "strings.istarts_with(.text, '%s')", "regex.icontains(.text, '%s')", ".text == '%s'",
        ".text =~ '%s'", ".domain.root in ('%s', 'a')", ".domain.root in~ ('%s')", "'%s' == .domain.root", "not .text == '%s'"};
    private static final String[] FRAMES = {"any(links, %s)", "any(links, %s and ml.flag())", "any(links, %s and .domain.valid)",
        "any(links, (%s or .text == 'q') and ml.flag())", "length(filter(links, %s and ml.flag())) > 0", "any(none, %s)",
        "any(gone, %s)", "not any(links, %s and .domain.root in $absent)", "any(links[0:2], %s)"};
    private static final List<String> LISTS = List.of("any($domains, strings.icontains(subject, .))",
        "any($domains, strings.ends_with(reply, .))", "any($domains, strings.contains(ml.about().root, .))",
        "any($absent, strings.icontains(subject, .))", "any(['click', 'Invoice'], strings.icontains(reply, .))",
        "any(['click', 'Invoice'], strings.icontains(subject, .))", "any(['a'], strings.contains(ml.about().root, .))");

    private static List<CheckedRule> rules() {
        List<CheckedRule> rules = new ArrayList<>();
        for (String frame : FRAMES) {
            for (String test : TESTS) {
                for (String word : WORDS) {
                    rules.add(rule(frame.replace("%s", test.replace("%s", word))));
                }
            }
        }
        LISTS.forEach(text -> rules.add(rule(text)));
        return rules;
    }

    private static CheckedRule rule(String text) {
        Checked checked = World.check(text);
        assertThat(checked.isValid()).as(text + checked.diagnostics()).isTrue();
        return new CheckedRule(text, checked);
    }

    private static String text(Random random) {
        return String.join(random.nextBoolean() ? " " : "", WORDS[random.nextInt(WORDS.length)], WORDS[random.nextInt(WORDS.length)]);
    }

    private static Struct message(Random random) {
        List<Struct> links = new ArrayList<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            Struct link = Struct.of(World.LINK);
            if (random.nextInt(4) > 0) {
                link.set("text", random.nextBoolean() ? text(random) : WORDS[random.nextInt(WORDS.length)]);
            }
            if (random.nextInt(4) > 0) {
                link.set("domain", Struct.of(World.DOMAIN).set("root", random.nextInt(3) == 0 ? null : WORDS[random.nextInt(WORDS.length)])
                    .set("valid", true));
            }
            links.add(link);
        }
        Struct message = World.root().set("links", links).set("subject", text(random));
        return random.nextBoolean() ? message.set("reply", text(random) + "Other.example") : message;
    }

    @Test void agreesWithTheReference() {
        Pack pack = Pack.compile(rules());
        NamedLists lists = NamedLists.of(Map.of("domains", List.of("invoice", "Other.example")));
        for (int seed = 0; seed < 120; seed++) {
            Struct message = message(new Random(seed));
            if (seed == 60) {
                pack.prepare();
            }
            Input input = Input.of(message, lists);
            Outcomes outcomes = pack.evaluate(input);
            for (int rule = 0; rule < pack.size(); rule++) {
                Checked checked = pack.rule(rule).checked();
                ReferenceEvaluator.Value expected = new ReferenceEvaluator(input).evaluate(checked.tree());
                String what = "seed " + seed + ": " + checked.source().text();
                assertThat(outcomes.matches().get(rule)).as(what).isEqualTo(Boolean.TRUE.equals(expected.value()));
                assertThat(outcomes.missing().getOrDefault(rule, Set.of())).as(what)
                    .isEqualTo(expected.value() == null ? expected.missing() : Set.of());
            }
        }
    }
}

package dev.cordon.mql.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.check.Checked;
import dev.cordon.mql.value.Printed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random expressions, compiled as one pack, against the plain reading of their meaning. */
final class DifferentialTest {
    @Test void packsAgreeWithTheReference() {
        int valid = 0;
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<CheckedRule> rules = new ArrayList<>();
            for (int rule = 0; rule < 10; rule++) {
                Checked checked = World.check(bool(random, 4, 0));
                if (checked.isValid()) {
                    rules.add(new CheckedRule("r" + rule, checked));
                }
            }
            valid += rules.size();
            Pack pack = Pack.compile(rules);
            if (seed % 2 == 0) {
                pack.prepare();
            }
            compare(pack, seed);
        }
        assertThat(valid).isGreaterThan(3_000);
    }

    private static void compare(Pack pack, int seed) {
        Input input = World.input();
        Outcomes outcomes = pack.evaluate(input);
        for (int rule = 0; rule < pack.size(); rule++) {
            Checked checked = pack.rule(rule).checked();
            ReferenceEvaluator.Value expected = new ReferenceEvaluator(input).evaluate(checked.tree());
            String what = "seed " + seed + ": " + checked.source().text();
            Set<String> missing = expected.value() == null ? expected.missing() : Set.of();
            assertThat(outcomes.matches().get(rule)).as(what).isEqualTo(Boolean.TRUE.equals(expected.value()));
            assertThat(outcomes.missing().getOrDefault(rule, Set.of())).as(what).isEqualTo(missing);
            Found found = pack.evaluate(rule, input);
            assertThat(Printed.of(found.value())).as(what).isEqualTo(Printed.of(expected.value()));
            Boolean proved = pack.proof(rule, input).truth();
            assertThat(Printed.of(proved)).as("proof, " + what).isEqualTo(Printed.of(expected.value()));
        }
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String bool(Random random, int depth, int loops) {
        if (depth == 0) {
            return pick(random, "inbound", "forwarded", "true", "false", "ml.flag()", "sender.valid", "lost.valid", "ml.about().valid");
        }
        return switch (random.nextInt(17)) {
            case 0, 1 -> "(" + bool(random, depth - 1, loops) + " and " + bool(random, depth - 1, loops) + ")";
            case 2, 3 -> "(" + bool(random, depth - 1, loops) + " or " + bool(random, depth - 1, loops) + ")";
            case 4 -> "not " + bool(random, depth - 1, loops);
            case 5 -> random.nextInt(3) + 1 + " of (" + bool(random, depth - 1, loops) + ", " + bool(random, depth - 1, loops) + ", "
                + bool(random, depth - 1, loops) + ")";
            case 6 -> text(random, depth - 1, loops) + pick(random, " == ", " != ", " =~ ", " < ", " >= ") + text(random, depth - 1, loops);
            case 7 -> number(random, depth - 1, loops) + pick(random, " == ", " != ", " < ", " <= ", " > ") + number(random, depth - 1,
                loops);
            case 8 -> pick(random, "any", "all") + "(" + links(random, depth - 1, loops) + ", " + linkTest(random, depth - 1, loops + 1)
                + ")";
            case 9 -> pick(random, "any", "all") + "(" + texts(random, depth - 1, loops) + ", " + itemTest(random, depth - 1, loops + 1)
                + ")";
            case 10 -> "(" + text(random, depth - 1, loops) + pick(random, " in ", " not in ", " in~ ", " not in~ ")
                + pick(random, "('a', 'invoice')", "$domains", "$absent", "names", "ml.topics()", "map(links, .text)",
                    "('example.com',)") + ")";
            case 11 -> "(" + text(random, depth - 1, loops) + pick(random, " is null", " is not null") + ")";
            case 12 -> pick(random, "strings.icontains", "strings.contains", "strings.istarts_with", "strings.ilike", "strings.ends_with",
                "regex.icontains",
                "regex.imatch") + "(" + text(random, depth - 1, loops) + ", " + pick(random, "'here'", "'*here*'", "'INV'", "'i', 'stra'",
                    "'s.+e'", "'a'") + ")";
            case 13 -> "strings.icontains(" + text(random, depth - 1, loops) + ", " + text(random, depth - 1, loops) + ")";
            case 14 -> "coalesce(" + bool(random, depth - 1, loops) + ", " + pick(random, "false", "true", "forwarded", "ml.flag()") + ")";
            case 15 -> "ratio(" + texts(random, depth - 1, loops) + ", " + itemTest(random, depth - 1, loops + 1) + ") > 0.3";
            default -> "any($people, " + pick(random, ".root == 'invoice'", "strings.icontains(subject, .root)", ".valid") + ")";
        };
    }

    private static String linkTest(Random random, int depth, int loops) {
        String own = pick(random, ".text == 'x'", "strings.icontains(.text, 'click')", ".domain.root in $domains", ".domain.valid",
            "regex.icontains(.text, 'h[ea]re', 'stra.e')", ".domain.root == 'evil.example'", "length(.params['q']) > 1");
        return random.nextInt(3) == 0 || depth <= 0 ? own : pick(random, own + " and ", own + " or ", "not ") + bool(random, depth, loops);
    }

    private static String itemTest(Random random, int depth, int loops) {
        String own = pick(random, ". == 'a'", ". is null", "strings.icontains(subject, .)", "length(.) > 1", ". in~ ('b', 'c')",
            "strings.ilike(., 'in*')");
        return random.nextInt(3) == 0 || depth <= 0 ? own : own + pick(random, " and ", " or ") + bool(random, depth, loops);
    }

    private static String text(Random random, int depth, int loops) {
        return pick(random, "subject", "reply", "sender.root", "lost.root", "'a'", "'invoice'", "links[0].text", "names[1]", "names[2]",
            "ml.about().root",
            "links[" + random.nextInt(4) + "].domain.root", "json['s']", "strings.concat(sender.root, 'x')", "subject[5:12]",
                "coalesce(reply, 'here')");
    }

    private static String number(Random random, int depth, int loops) {
        if (depth <= 0) {
            return pick(random, "count", "nothing", "3", "score", "length(names)", "numbers[0]", "numbers[2]");
        }
        return pick(random, "count", "length(" + texts(random, depth - 1, loops) + ")", "length(" + links(random, depth - 1, loops) + ")",
            "(" + number(random, depth - 1, loops) + pick(random, " + ", " - ", " * ", " / ", " % ") + "2)", "sum(numbers)",
                "length(subject)",
            "regex.count(subject, 'i')", "strings.ilevenshtein('a', " + text(random, 0, loops) + ")", "length(ml.topics())",
                "sum(nonumbers)");
    }

    private static String texts(Random random, int depth, int loops) {
        if (depth <= 0) {
            return pick(random, "names", "ml.topics()", "$domains", "[]", "['x', 'a']", "$absent");
        }
        return pick(random, "names", "map(" + links(random, depth - 1, loops) + ", .text)", "distinct(names)", "filter(" + texts(random,
            depth - 1, loops) + ", "
            + itemTest(random, 0, loops + 1) + ")", "map(links, .domain.root)", "distinct(" + texts(random, depth - 1, loops)
                + ", . == 'a')", "names[1:3]",
            "flatten([names, ['q']])", "[subject, reply]");
    }

    private static String links(Random random, int depth, int loops) {
        if (depth <= 0) {
            return pick(random, "links", "none", "gone");
        }
        return pick(random, "links", "gone", "filter(" + links(random, depth - 1, loops) + ", " + linkTest(random, 0, loops + 1) + ")",
            "distinct(links, .domain.root is not null)", "distinct(" + links(random, depth - 1, loops) + ", .domain.root)", "links[1:]");
    }
}

package dev.cordon.mql.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.check.Form;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature.Example;
import dev.cordon.mql.std.StandardFunctions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every row of the tables of meaning. */
final class SemanticsTest {
    private static final String T = "inbound";
    private static final String F = "(count == 4)";
    private static final String N = "forwarded";

    private static void is(String... pairs) {
        for (int at = 0; at < pairs.length; at += 2) {
            assertThat(World.printed(pairs[at])).as(pairs[at]).isEqualTo(pairs[at + 1]);
        }
    }

    @Test void examplesOfFunctionsAndForms() {
        for (MqlFunction function : StandardFunctions.all()) {
            assertThat(function.signature().examples()).as(function.signature().name()).isNotEmpty();
            function.signature().examples().forEach(SemanticsTest::example);
        }
        for (Form form : Form.values()) {
            form.examples().forEach(SemanticsTest::example);
        }
    }

    private static void example(Example example) {
        is(example.expression(), example.value());
    }

    @Test void kleene() {
        Map<String, String> names = new LinkedHashMap<>(Map.of(T, "true", F, "false", N, "null"));
        for (String a : List.of(T, F, N)) {
            for (String b : List.of(T, F, N)) {
                boolean anyFalse = a.equals(F) || b.equals(F);
                boolean anyTrue = a.equals(T) || b.equals(T);
                boolean anyNull = a.equals(N) || b.equals(N);
                is(a + " and " + b, anyFalse ? "false" : anyNull ? "null" : "true", a + " or " + b, anyTrue ? "true" : anyNull ? "null"
                    : "false");
            }
            is("not " + a, switch (names.get(a)) {
                case "true" -> "false";
                case "false" -> "true";
                default -> "null";
            });
        }
    }

    @Test void countOf() {
        is("1 of (" + N + ", " + F + ")", "null", "2 of (" + N + ", " + F + ", " + F + ")", "null", "1 of (" + F + ", " + F + ")", "false",
            "2 of (" + T + ", " + N + ", " + T + ")", "true", "2 of (" + T + ", " + F + ")", "false", "2 of (" + T + ", " + N + ")",
                "null");
    }

    @Test void comparisons() {
        is("reply == 'x'", "null", "reply != 'x'", "null", "reply =~ 'x'", "null", "nothing < 1", "null", "reply == null", "null",
            "reply in ('a', 'b')", "null", "reply not in ('a')", "null", "reply in~ ('a')", "null", "reply not in~ ('a')", "null",
            "not (reply in ('a'))", "null", "'a' in names", "true", "'b' in names", "false", "'b' in~ names", "true", "'z' not in names",
                "true",
            "reply is null", "true", "reply is not null", "false", "subject is null", "false", "lost.root is null", "true", "3 == 3.14",
                "false",
            "3 == 3.0", "true", "1 < count < 6", "true", "1 < count < 5", "false", "1 < nothing < 0", "null", "6 < nothing <= 0", "null",
            "subject == 'your invoice is ready'", "false", "subject =~ 'your INVOICE is ready'", "true", "subject !~ 'x'", "true",
            "'example.com' in $domains", "true", "'EXAMPLE.com' in $domains", "false", "'EXAMPLE.com' in~ $domains", "true",
            "'other.example' not in~ $domains", "false", "1 in nonumbers", "null");
    }

    @Test void arraysNullAndEmpty() {
        is("length(gone)", "null", "length(none)", "0", "any(gone, .text == 'a')", "null", "any(none, .text == 'a')", "false",
            "all(gone, .text == 'a')", "true", "all(none, .text == 'a')", "true", "ratio(gone, .text == 'a')", "null",
                "ratio(none, .text == 'a')", "null",
            "map(gone, .text)", "null", "map(none, .text)", "[]", "filter(gone, .text == 'a')", "[]", "filter(none, .text == 'a')", "[]",
            "distinct(gone, .text)", "[]", "distinct(none, .text)", "[]", "sum(nonumbers)", "0", "sum(map(none, 1))", "0", "gone[0].text",
                "null",
            "none[0].text", "null", "nonumbers[0:1]", "[]", "[1, 2, 3][1:]", "[2, 3]", "[1, 2, 3][:9]", "[1, 2, 3]", "[1, 2, 3][2:1]", "[]",
            "flatten([nonumbers])", "[null]", "not any(gone, .text == 'a')", "null", "not any(none, .text == 'a')", "true",
            "subject[0:4]", "'Your'", "reply[0:4]", "null", "links[1].text[7:8]", "'😀'", "length(links[1].text)", "8");
    }

    @Test void nullsInsideLoops() {
        is("any(names, . == 'zz')", "false", "any(names, . == 'B')", "true", "all(names, length(.) > 0)", "false",
            "not all(names, length(.) > 0)", "true",
            "ratio(numbers, . > 0)", "0.75", "filter(numbers, . > 1)", "[2, 2]", "distinct(numbers)", "[1, 2, null]", "distinct(names)",
            "['a', 'B', null, 'invoice']", "map(numbers, . + 1)", "[2, 3, null, 3]", "sum(numbers)", "5",
                "length(distinct(links, .domain.root is not null))",
            "2", "any(links, any(names, strings.icontains(subject, .) and ..text is not null))", "true", "length(nomap)", "0",
                "length(map)", "1",
            "length(nojson)", "null", "coalesce(forwarded, false)", "false", "coalesce(reply, 'x')", "'x'", "coalesce(reply, null)",
                "null");
    }

    @Test void functionsOfNull() {
        is("strings.contains(reply, 'x')", "null", "strings.contains('x', reply)", "null", "strings.contains('x', reply, 'x')", "true",
            "strings.contains('y', reply, 'x')", "false", "strings.concat('a', reply)", "null", "strings.levenshtein(reply, 'a')", "null",
            "regex.match(reply, 'x')", "null", "regex.count(reply, 'x')", "null", "regex.extract(reply, 'x')", "null",
            "regex.extract('b', '(a)|b')[0].groups", "['']", "strings.scan_base64('x')", "[]", "strings.parse_json('{')", "null",
            "length(strings.parse_json(reply))", "null");
    }

    @Test void arithmetic() {
        is("5 / 2", "2", "5 / 2.0", "2.5", "5 % 2", "1", "nothing + 1", "null", "1 / 0", "null", "1 % 0", "null", "1.0 / 0", "null",
            "count * 2", "10",
            "-7 / 2", "-3", "-count", "-5", "length(subject) / 2 > 9", "true", "(length(names) + 0.0) / 2", "2.5",
                "names[length(names) - 1]", "'invoice'");
    }

    @Test void jsonAndMaps() {
        is("json['a'][1] == 2", "true", "json['a'][0] == true", "true", "json['zz'] is null", "true", "json['s'] == 1", "null",
            "json['s']['t'] is null", "true",
            "map['k']", "'v'", "map['z']", "null", "any(json['a'], . == 'x')", "true", "'q' in keys(links[0].params)", "true",
            "any(values(links[0].params), any(., . == 'b'))", "true", "links[1].params['q']", "null", "strings.contains(json['s'], 'ex')",
                "true",
            "strings.contains(json['n'], 'ex')", "null");
    }

    @Test void whatIsMissingIsToldOnlyWhenItMattered() {
        assertThat(World.missing("ml.flag()")).containsExactly("ml.flag");
        assertThat(World.missing("ml.flag() and ml.about().valid and 'a' in $absent")).containsExactlyInAnyOrder("ml.flag", "ml.about",
            "$absent");
        assertThat(World.missing("ml.flag() and count == 4")).isEmpty();
        assertThat(World.missing("ml.flag() or inbound")).isEmpty();
        assertThat(World.missing("ml.flag() and forwarded")).containsExactly("ml.flag");
        is("ml.flag() and count == 4", "false", "ml.flag() or inbound", "true", "not any(ml.topics(), . == 'x')", "null",
            "coalesce(ml.flag(), false)", "false", "ml.about().root is null", "true", "2 of (inbound, inbound, ml.flag())", "true");
        assertThat(World.missing("forwarded and forwarded")).as("the data itself is null").isEmpty();
    }

    @Test void whatIsMissingNeverDecides() {
        is("any(names, ml.flag())", "null", "any(names, ml.flag() or . == 'a')", "true", "not any(names, ml.flag())", "null",
            "all(names, ml.flag())", "null", "length(filter(names, ml.flag())) > 0", "null", "all(ml.topics(), . == 'x')", "null",
            "length(filter(ml.topics(), . == 'x')) == 0", "null", "'x' in map(names, ml.about().root)", "null", "ratio(names, ml.flag())",
                "null",
            "any(map(names, ml.flag()), .)", "null", "sum(map(ml.topics(), 1)) == 0", "null",
                "length(distinct(names, ml.about().root)) > 1", "null");
    }

    @Test void fuelEndsEveryRule() {
        Expression endless = Expression.compile(World.check("any(names, any(names, any(names, any(names, any(names, any(names, . =="
            + " 'q'))))))"));
        Found found = endless.evaluate(new Input(World.root(), Map.of(), World.lists(), new Limits(100, 1_000)));
        assertThat(found.value()).isNull();
        assertThat(found.missing()).containsExactly(Outcomes.LIMIT);
        assertThat(endless.evaluate(World.input()).value()).isEqualTo(false);
    }

    @Test void proofsNameWhatDecided() {
        Expression rule = Expression.compile(World.check(
            "inbound and any(links, .domain.root == 'example.com' and strings.icontains(.text, 'here')) and (ml.flag() or subject !="
                + " '') and not reply is not null"));
        Proof proof = rule.proof(World.input());
        assertThat(proof.truth()).isTrue();
        assertThat(proof.allFacts()).extracting(Proof.Fact::path)
            .containsExactly("inbound", "links[0].domain.root", "links[0].text", "subject", "reply");
        assertThat(proof.allFacts().get(1).place()).contains(new Proof.Bytes(10, 21));
        assertThat(proof.allFacts().get(3).place()).contains(new Proof.Bytes(100, 121));
        Proof unknown = Expression.compile(World.check("inbound and ml.flag()")).proof(World.input());
        assertThat(unknown.truth()).isNull();
        assertThat(unknown.missing()).containsExactly("ml.flag");
        assertThat(unknown.parts()).singleElement().satisfies(p -> assertThat(p.text()).isEqualTo("ml.flag()"));
    }

    @Test void threadsShareAPack() throws InterruptedException {
        Pack pack = Pack.compile(List.of(new CheckedRule("a", World.check("regex.icontains(subject, 'inv.ice')")),
            new CheckedRule("b", World.check("any(links, regex.contains(.text, '[a-z]{3}'))"))));
        List<Outcomes> all = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
        List<Thread> threads = new java.util.ArrayList<>();
        for (int count = 0; count < 4; count++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int turn = 0; turn < 200; turn++) {
                    all.add(pack.evaluate(World.input()));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(all).hasSize(800).allSatisfy(o -> assertThat(o.matches().cardinality()).isEqualTo(2));
    }
}

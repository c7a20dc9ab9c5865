package dev.cordon.mql.eval;

import dev.cordon.mql.check.Checked;
import dev.cordon.mql.check.Checker;
import dev.cordon.mql.check.Environment;
import dev.cordon.mql.function.Functions;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.pattern.Regex;
import dev.cordon.mql.std.StandardFunctions;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import dev.cordon.mql.value.NamedLists;
import dev.cordon.mql.value.Printed;
import dev.cordon.mql.value.Struct;
import dev.cordon.source.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A little data model with values and nulls of every type, the standard functions, and functions that nothing answers. */
final class World {
    static final StructType DOMAIN = StructType.named("Domain").field("root", Scalar.STRING, "The registrable name.")
        .field("valid", Scalar.BOOLEAN, "Whether it is one.").build();
    static final StructType LINK = StructType.named("Link").field("text", Scalar.STRING, "Its words.").field("domain", DOMAIN,
        "Where it leads.")
        .field("params", Type.mapOf(Type.listOf(Scalar.STRING)), "Parameters.").build();
    static final StructType ROOT = StructType.named("Message").field("subject", Scalar.STRING, "A text.").field("reply", Scalar.STRING,
        "Null.")
        .field("inbound", Scalar.BOOLEAN, "True.").field("forwarded", Scalar.BOOLEAN, "Null.").field("count", Scalar.INTEGER, "5.")
        .field("nothing", Scalar.INTEGER, "Null.").field("score", Scalar.FLOAT, "2.5.").field("links", Type.listOf(LINK), "Three.")
        .field("none", Type.listOf(LINK), "Empty.").field("gone", Type.listOf(LINK), "Null.").field("sender", DOMAIN, "A domain.")
        .field("lost", DOMAIN, "Null.").field("names", Type.listOf(Scalar.STRING), "Texts, one null.")
        .field("numbers", Type.listOf(Scalar.INTEGER), "Numbers, one null.").field("json", Scalar.JSON, "JSON.")
        .field("nojson", Scalar.JSON, "Null.").field("map", Type.mapOf(Scalar.STRING), "A map.").field("nomap", Type.mapOf(Scalar.STRING),
            "Null.")
        .field("nonumbers", Type.listOf(Scalar.INTEGER), "Null.").build();

    private World() {}

    static Struct root() {
        Struct good = Struct.of(DOMAIN).set("root", "example.com").set("valid", true).place("root", 10, 21);
        Struct links0 = Struct.of(LINK).set("text", "Click HERE now").set("domain", good).set("params", Map.of("q", List.of("a", "b")));
        Struct links1 = Struct.of(LINK).set("text", "straße 😀").set("domain", Struct.of(DOMAIN).set("root", "evil.example"));
        Struct links2 = Struct.of(LINK).set("domain", null);
        return Struct.of(ROOT).set("subject", "Your invoice is Ready").set("inbound", true).set("count", 5L).set("score", 2.5)
            .set("links", List.of(links0, links1, links2)).set("none", List.of()).set("sender", good)
            .set("names", Arrays.asList("a", "B", null, "a", "invoice")).set("numbers", Arrays.asList(1L, 2L, null, 2L))
            .set("json", Map.of("a", List.of(true, 2L, "x"), "s", "text", "n", 1.5)).set("map", Map.of("k", "v")).place("subject", 100,
                121);
    }

    static NamedLists lists() {
        return NamedLists.of(Map.of("domains", List.of("example.com", "Other.example"), "people", List.of(Struct.of(DOMAIN).set("root",
            "invoice"))));
    }

    static Input input() {
        return Input.of(root(), lists());
    }

    static Environment environment() {
        return new Environment(ROOT, Map.of(), functions(), Environment.Lists.of(Map.of("domains", Type.listOf(Scalar.STRING),
            "absent", Type.listOf(Scalar.STRING), "people", Type.listOf(DOMAIN))), pattern -> Regex.problem(pattern).map(p ->
                new Environment.Flaw(p.message(), p.offset())));
    }

    private static Functions functions() {
        return StandardFunctions.registry().with(List.of(
            Functions.declared(new Signature("ml.topics", List.of(), List.of(), Type.listOf(Scalar.STRING), "Topics.", List.of(),
                "ml.topics")),
            Functions.declared(new Signature("ml.flag", List.of(), List.of(), Scalar.BOOLEAN, "A flag.", List.of(), "ml.flag")),
            Functions.declared(new Signature("ml.about", List.of(), List.of(), DOMAIN, "An object.", List.of(), "ml.about"))));
    }

    static Checked check(String expression) {
        return Checker.check(Parser.parse(new SourceText("test", expression)), environment());
    }

    static Found evaluate(String expression) {
        Checked checked = check(expression);
        if (!checked.isValid()) {
            throw new AssertionError(expression + ": " + checked.diagnostics());
        }
        return Expression.compile(checked).evaluate(input());
    }

    static String printed(String expression) {
        return Printed.of(evaluate(expression).value());
    }

    static Set<String> missing(String expression) {
        return evaluate(expression).missing();
    }
}

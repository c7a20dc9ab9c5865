package dev.cordon.mql.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.SmallWorld;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.source.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types and names (part B.1 of the language's specification). */
final class CheckerTest {
    private static Checked check(String text) {
        return Checker.check(Parser.parse(text), SmallWorld.environment());
    }

    private static List<String> codes(String text) {
        return check(text).diagnostics().stream().map(Diagnostic::code).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "inbound | boolean", "subject | string", "score + 1 | float", "count / 2 | integer", "count / 2.0 | float", "-score | float",
        "links | [Link]", "links[0].domain.root_domain | string", "links[length(links) - 1] | Link", "links[0:2] | [Link]",
                "subject[1:] | string",
        "links[0].params['a'] | [string]", "links[0].params[null] | [string]", "json['a'][0]['b'] | json", "json['a'] == true | boolean",
        "map(links, .display_text) | [string]", "map(links, .params) | [map<string, [string]>]", "filter(links, .domain.valid) | [Link]",
        "distinct(links, .display_text) | [Link]", "distinct(map(links, .display_text)) | [string]",
                "distinct(links, .display_text is not null) | [Link]",
        "sum(map(files, .size)) | integer", "sum(files, .size * 1.0) | float", "ratio(links, .domain.valid) | float",
        "flatten([map(links, .display_text), ['a']]) | [string]", "flatten(values(links[0].params)) | [string]",
                "values(links[0].params) | [[string]]",
        "keys(links[0].params) | [string]", "keys(json) | [string]", "values(json) | [json]", "length(json) | integer",
                "length(fields) | integer",
        "coalesce(sender.valid, false) | boolean", "coalesce(null, 'a') | string", "coalesce(1, 2.5) | float", "[1, 2.5, null] | [float]",
                "[] | [null]",
        "any(json['a'], .['b'] == 1) | boolean", "any($org_domains, . == 'a') | boolean", "any($org_vips, .domain == 'a') | boolean",
        "subject in $org_domains | boolean", "subject in~ map(links, .display_text) | boolean", "'a' in keys(fields) | boolean",
                "1 in [1.5] | boolean",
        "strings.contains(json['a'], 'x') | boolean", "contains(subject, 'x') | boolean", "2 of (inbound, sender.valid, null) | boolean",
        "0 < count <= 2.5 | boolean", "subject < 'b' | boolean", "sent == sent | boolean", "sender is null | boolean",
        "any(links, any(files, .name == ..display_text)) | boolean", "any(filter(files, .size > 1), .name == 'a') | boolean",
        "any(links, any(filter(files, .name == ..display_text), .name != ..domain.domain)) | boolean", "triage.trigger == 'x' | boolean",
        "any(map(links, .display_text), strings.contains(., 'x')) | boolean", "file.explode(files[0])[0].json['a'] is null | boolean"})
    void whatHoldsHasItsType(String text, String type) {
        Checked checked = check(text);
        assertThat(checked.diagnostics()).as(text).isEmpty();
        assertThat(checked.type().toString()).as(text).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "nobody | M050", "sender.domian | M051", "links.display_text | M052", "fields.a | M052", "subject.a | M052", "json.a | M052",
                ". | M053",
        "any(links, ..display_text == 'a') | M053", "links['a'] | M054", "fields[0] | M054", "subject[0] | M054", "sender[0] | M054",
                "count[1:] | M054",
        "links[:'a'] | M054", "subject == 1 | M055", "inbound < true | M055", "links == links | M055", "sender == 'a' | M055",
                "count =~ 1 | M055",
        "subject in 'abc' | M056", "subject in (1, 2) | M056", "count in~ (1) | M056", "subject in ($org_domains) | M056",
                "subject in fields | M056",
        "subject in sender | M056", "[1, 'a'] | M057", "coalesce(1, 'a') | M057", "links is null | M058", "subject and inbound | M059",
        "not links | M059", "not json['a'] | M059", "2 of (inbound, subject) | M059", "any(links, .display_text) | M059",
                "strings.contain(subject, 'a') | M060",
        "contians(subject) | M060", "icontains(subject, 'a') | M060", "strings.contains(subject) | M061", "any(links) | M061",
                "length() | M061",
        "file.explode(files[0], files[1]) | M061", "ml.topics(subject, lang='en') | M062", "any(links, predicate=true) | M062",
        "strings.parse_url(subject, true, strict=false) | M062", "strings.contains(1, 'a') | M063", "file.explode(links[0]) | M063",
                "any(subject, true) | M063",
        "any(fields, true) | M063", "length(1) | M063", "sum(links) | M063", "distinct(links, .params) | M063", "distinct(links) | M063",
                "keys(links) | M063",
        "flatten(subject) | M063", "any($nobody, true) | M064", "regex.contains(subject, 'a(?=b)') | M065", "strings == 'a' | M066",
                "length | M066",
        "strings.contains | M066", "'a' + 'b' | M069", "count % 1.5 | M069", "-subject | M069"})
    void eachMistakeIsToldOnce(String text, String code) {
        assertThat(codes(text)).as(text).containsExactly(code);
    }

    @Test void aRuleIsACondition() {
        Checked checked = Checker.checkCondition(Parser.parse("subject"), SmallWorld.environment());
        assertThat(checked.diagnostics()).extracting(Diagnostic::code).containsExactly("M070");
        assertThat(Checker.checkCondition(Parser.parse("true"), SmallWorld.environment()).isValid()).isTrue();
        assertThat(Checker.checkCondition(Parser.parse("null"), SmallWorld.environment()).isValid()).isFalse();
    }

    @Test void whatCanNeverBeTrueIsAWarning() {
        assertThat(check("subject == null").isValid()).isTrue();
        assertThat(codes("subject == null")).containsExactly("M090");
        assertThat(codes("3 of (inbound, inbound)")).containsExactly("M091");
    }

    @Test void itSaysWhatARuleUses() {
        Checked checked = check("""
                sender.domain in $org_domains
                and any(links, .domain.root_domain == sender.root_domain and any(ml.topics(.display_text), . == 'x'))
                and any(filter(files, .size > 1), any(file.explode(.), .name == 'a'))
                """);
        assertThat(checked.diagnostics()).isEmpty();
        assertThat(checked.capabilities()).containsExactly("file.explode", "ml.topics");
        assertThat(checked.functions()).containsExactly("any", "file.explode", "filter", "ml.topics");
        assertThat(checked.lists()).containsExactly("org_domains");
        assertThat(checked.fields()).containsExactly("file.explode()[].name", "files", "files[].size", "links", "links[].display_text",
                "links[].domain.root_domain", "sender.domain", "sender.root_domain");
    }

    @Test void aChainSharesItsMiddle() {
        Typed.Logic chain = (Typed.Logic) check("1 < count <= 3").tree();
        Typed.Comparison first = (Typed.Comparison) chain.operands().get(0);
        Typed.Comparison second = (Typed.Comparison) chain.operands().get(1);
        assertThat(first.right()).isSameAs(second.left());
    }

    @Test void namedArgumentsAlsoStandAtTheirPlace() {
        Typed.Call call = (Typed.Call) check("strings.parse_url(subject, strict=false)").tree();
        assertThat(call.arguments()).hasSize(2);
        assertThat(call.keywords()).containsKey("strict");
        Typed.Call placed = (Typed.Call) check("strings.parse_url(subject, false)").tree();
        assertThat(placed.keywords()).containsKey("strict");
    }

    @Test void loopsAreNumberedFromTheOutermost() {
        Typed.Loop outer = (Typed.Loop) check("any(links, any(filter(files, .name == ..display_text), .name == ..display_text))").tree();
        Typed.Loop inner = (Typed.Loop) outer.body();
        Typed.Loop filter = (Typed.Loop) inner.array();
        assertThat(List.of(outer.level(), inner.level(), filter.level())).containsExactly(0, 1, 1);
    }
}

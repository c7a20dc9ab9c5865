package dev.cordon.mdm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.check.Checker;
import dev.cordon.mql.eval.CheckedRule;
import dev.cordon.mql.eval.Found;
import dev.cordon.mql.eval.Outcomes;
import dev.cordon.mql.eval.Pack;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlNode;
import dev.cordon.source.yaml.YamlReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cases 26 to 50 in which rules and mail surprise; see {@link SurprisesTest}. */
class MoreSurprisesTest {

    private static Case plain() {
        return Case.mail("From: Eve <eve@example.net>", "To: Ada <ada@example.org>", "Subject: Hello", "",
                "see https://evil.example.com/a");
    }

    private static Case file(String type, String name, String content) {
        return Case.mail("From: eve@example.net", "To: ada@example.org", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "hi",
                "--b",
                "Content-Type: " + type, "Content-Disposition: attachment; filename=\"" + name + "\"", "", content, "--b--");
    }

    @Test
    void h26AnExtensionHasNoDot() {
        file("text/csv", "Cards.CSV", "a,b").is("attachments[0].file_extension", "'csv'",
                "attachments[0].file_extension in ('.csv', '.xlsx')", "false",
                "attachments[0].file_name", "'Cards.CSV'");
        file("text/plain", "noextension", "a").isNull("attachments[0].file_extension == 'csv'")
                .holds("attachments[0].file_extension is null");
    }

    @Test
    void h27WhatHasNoMagicBytesIsUnknown() {
        file("text/csv", "a.csv", "a,b").is("attachments[0].file_type", "'unknown'");
        file("text/plain", "a.txt", "words").is("attachments[0].file_type == 'unknown' and attachments[0].content_type == 'text/plain'",
                "true");
        file("message/rfc822", "a.eml", "From: a@example.com\r\n\r\nx").is("attachments[0].file_type", "'unknown'",
                "attachments[0].content_type",
                "'message/rfc822'");
        file("text/plain", "a.txt", "%PDF-1.7\n1 0 obj").is("attachments[0].file_type", "'pdf'");
    }

    @Test
    void h28DepthAndSeveralScannersOfOneExplodedFile() {
        file("application/pdf", "a.pdf", "%PDF-1.7").needs("file.explode",
                "any(file.explode(attachments[0]), .depth == 0 and .scan.exiftool.page_count == 1)",
                "any(attachments, any(file.explode(.), any(.scan.strings.strings, strings.icontains(., 'x')) and .depth == 1))");
    }

    @Test
    void h29RawStringsOfAFileAreUnknownWithoutAnalysis() {
        file("text/html", "a.html", "<p>x</p>").needs("file.explode",
                "any(file.explode(attachments[0]), strings.ilike(.scan.strings.raw, '*x*'))",
                "not any(file.explode(attachments[0]), .scan.strings.raw is null)");
    }

    @Test
    void h30WhateverHoldsAFileCanBeExploded() {
        for (String file : List.of("attachments[0]", "body.html", "file.message_screenshot()", "ml.link_analysis(body.links[0]).final_dom",
                "ml.link_analysis(body.links[0]).screenshot", "ml.link_analysis(body.links[0]).files_downloaded[0]",
                "html.xpath(body.html, '//table').nodes[0]", "file.html_screenshot(body.html)")) {
            Case.checked("any(file.explode(" + file + "), .file_name == 'x')");
        }
        Case.html("<table><tr><td>x</table>").needs("file.explode", "any(file.explode(body.html), .file_name == 'x')",
                "any(file.explode(html.xpath(body.html, '//table').nodes[0]), .file_name == 'x')");
    }

    @Test
    void h31OneMimeFlavourAndManyOfYara() {
        file("application/zip", "a.zip", "PK").needs("file.explode", "any(file.explode(attachments[0]), .flavors.mime == 'text/html')",
                "any(file.explode(attachments[0]), .flavors.mime in ('text/html', 'text/plain'))",
                "any(file.explode(attachments[0]), any(.flavors.yara, . == 'zip_file'))",
                "any(file.explode(attachments[0]), 'zip_file' in .flavors.yara)");
    }

    @Test
    void h32ATypeOutsideThePublishedOnesIsAText() {
        file("text/calendar", "a.ics", "BEGIN:VCALENDAR\r\nBEGIN:VFREEBUSY\r\nEND:VFREEBUSY\r\nEND:VCALENDAR").needs("file.explode",
                "any(file.explode(attachments[0]), any(.scan.ics.calendars, any(.components, .type in ('VTODO', 'VFREEBUSY'))))")
                .holds("length(file.parse_ics(attachments[0]).events) == 0", "length(beta.file.parse_ics(attachments[0])._errors) == 0");
    }

    @Test
    void h33XpathOverTheTreeThatBrowsersBuild() {
        Case page = Case.html("<table><tr><td STYLE='background: URL(x)' Title=T>one</td></tr></table><admin>secret</admin><!-- note -->");
        page.is("length(html.xpath(body.html, '//table/tbody/tr').nodes)", "1",
                "html.xpath(body.html, '//td/@title').nodes[0].display_text", "'T'", "html.xpath(body.html, '//td/@title').nodes[0].raw",
                "'T'",
                "html.xpath(body.html, '//td/text()').nodes[0].raw", "'one'",
                "html.xpath(body.html, \"//*[local-name() = 'admin']\").nodes[0].display_text", "'secret'",
                "length(html.xpath(body.html, \"//td[contains(@style, 'URL')]\").nodes)", "1",
                "length(html.xpath(body.html, \"//td[contains(@style, 'url')]\").nodes)", "0",
                "length(html.xpath(body.html, '//TD').nodes)", "0",
                "length(html.xpath(body.html, '//tr[td[1]/img[@height=\"25px\"]]/td[2]//a]').nodes)", "0");
        plain().isNull("length(html.xpath(body.html, '//a').nodes)");
    }

    @Test
    void h34LinksOfSelectedNodesAreUnwrapped() {
        Case.html("<div id=a><a href='https://www.google.com/url?q=https://evil.example.com/x'>go</a></div>"
                + "<a href='https://b.example.com'>b</a>")
                .holds("length(html.xpath(body.html, \"//div[@id='a']\").nodes[0].links) == 1",
                        "html.xpath(body.html, '//div').nodes[0].links[0].href_url.domain.domain == 'evil.example.com'",
                        "'google_open_redirect' in html.xpath(body.html, '//div').nodes[0].links[0].href_url.rewrite.encoders");
    }

    @Test
    void h35JsonIsWalkedAndOtherTypesAreNull() {
        String json = "strings.parse_json('{\"a\":{\"b\":true},\"cards\":[{\"name\":\"x\"},{\"name\":7}],\"n\":1.5}')";
        plain().holds(json + "[\"a\"][\"b\"] == true", json + "['nothing'] is null", json + "['nothing']['deeper'] is null",
                "any(" + json + "['cards'], .['name'] == 'x')", json + "['n'] > 1").isNull(json + "['a'] == 'text'", json
                + "['a']['b'] == 1")
                .isNull("strings.parse_json('{')['a'] == 1");
    }

    @Test
    void h36AUrlWithoutSchemeIsReadLoosely() {
        plain().is("strings.parse_url('example.com/a', strict=false).domain.domain", "'example.com'",
                "strings.parse_url('https://example.com/a').path", "'/a'").holds("strings.parse_url('example.com/a') is null",
                "strings.parse_url('example.com/a').domain.domain is null");
    }

    @Test
    void h37AParsedDomainHasNoError() {
        plain().holds("strings.parse_domain('www.example.co.uk').error is null", "strings.parse_domain('www.example.co.uk').root_domain"
                + " == 'example.co.uk'", "strings.parse_domain('not a domain') is null");
    }

    @Test
    void h38AKeyOfAMapMayBeComputed() {
        Case.html("<a href='https://x.example.com/?rid=AbC1234&b=2'>x</a>")
                .holds("any(['rid'], any(body.links, any(.href_url.query_params_decoded[..], . == 'AbC1234')))",
                        "any(body.links, any(keys(.href_url.query_params_decoded), any(..href_url.query_params_decoded[.],"
                        + " regex.match(., '[a-zA-Z0-9]{7}'))))")
                .is("any(['q'], any(body.links, any(.href_url.query_params_decoded[..], true)))", "false");
    }

    @Test
    void h39TextInBase64IsFoundInUrls() {
        // "ada@example.org" is YWRhQGV4YW1wbGUub3Jn.
        for (String url : List.of("https://x.example.com/a/YWRhQGV4YW1wbGUub3Jn/b", "https://x.example.com/#YWRhQGV4YW1wbGUub3Jn",
                "https://x.example.com/?e=YWRhQGV4YW1wbGUub3Jn&amp;x=1")) {
            Case.html("<a href='" + url + "'>x</a>").holds("any(recipients.to, any(body.links, any(strings.scan_base64(.href_url.url,"
                    + " format='url', ignore_padding=true), strings.icontains(., ...email.email))))");
        }
        plain().is("strings.scan_base64('nothing here!')", "[]");
    }

    @Test
    void h40TheAgeOfADomainIsUnknownWithoutWhois() {
        plain().needs("network.whois", "network.whois(sender.email.domain).days_old < 30",
                "not (network.whois(sender.email.domain).days_old < 30)",
                "network.whois(sender.email.domain).days_old < 30 or false")
                .is("network.whois(sender.email.domain).days_old < 30 and false", "false");
    }

    @Test
    void h41AProfileOfAForgedSenderMattersNot() {
        Case.mail("Authentication-Results: mx.example.org; dmarc=fail header.from=example.net", "From: eve@example.net", "", "x")
                .holds("not profile.by_sender().any_messages_benign or not headers.auth_summary.dmarc.pass");
        plain().needs("profile.by_sender", "not profile.by_sender().any_messages_benign", "not profile.by_sender().solicited");
    }

    @Test
    void h42NestedArraysStayNested() {
        plain().is("map([1, 2], map(['a', 'b'], .))", "[['a', 'b'], ['a', 'b']]", "flatten(map([1, 2], map(['a', 'b'], .)))",
                "['a', 'b', 'a', 'b']", "length(map([1], map([2], map([3], .))))", "1");
    }

    @Test
    void h43ASourceMayBeTrueAlone() {
        YamlNode root = YamlReader.read(new SourceText("rule", "name: x\nsource: true\n")).root();
        YamlNode.Scalar source = (YamlNode.Scalar) ((YamlNode.Mapping) root).value("source").orElseThrow();
        assertThat(Checker.checkCondition(Parser.parse(source.text()), RuleWorld.environment()).isValid()).isTrue();
        plain().is(source.text(), "true");
    }

    @Test
    void h44LongListsOfLiterals() {
        String hashes = IntStream.range(0, 20_000).mapToObj(i -> "'" + Integer.toHexString(i * 7_919) + "@example.net'")
                .collect(Collectors.joining(", "));
        plain().is("sender.email.email in (" + hashes + ", 'eve@example.net')", "true", "sender.email.email in (" + hashes + ")", "false");
        String ranges = IntStream.range(0, 5_000).mapToObj(i -> "'10." + i / 250 + "." + i % 250 + ".0/24'")
                .collect(Collectors.joining(", "));
        Case.mail("Received: from x (x [10.3.17.9]) by mx.example.org", "From: eve@example.net", "", "x")
                .holds("any(headers.ips, beta.ip_in(.ip, " + ranges + "))").is("any(headers.ips, beta.ip_in(.ip, '11.0.0.0/8'))", "false");
    }

    @Test
    void h45LengthsAreCodePoints() {
        plain().is("length('a😀é')", "3", "regex.match('😀a', '.{2}')", "true", "regex.match('😀', '.')", "true", "'a😀b'[1:2]", "'😀'",
                "strings.levenshtein('😀', 'a')", "1");
    }

    @Test
    void h46CaseIsFoldedInAllScriptsAndWordsEndAtAscii() {
        plain().is("strings.icontains('ВАШ ЗАКАЗ', 'заказ')", "true", "regex.icontains('ВАШ ЗАКАЗ', 'заказ')", "true",
                "regex.icontains('ВАШ ЗАКАЗ', '\\bзаказ\\b')", "false", "'ÜBERWEISUNG' =~ 'überweisung'", "true",
                "strings.ilike('ZAŻÓŁĆ', 'zażółć')", "true", "'I' =~ 'ı'", "false", "strings.icontains('TITLE', 'title')", "true",
                "'ß' =~ 'SS'", "false");
    }

    @Test
    void h47DisplayTextKeepsLettersAndDropsWhatHasNoShape() {
        Case.html("<p>Gr\u00fc\u00dfe&nbsp;aus\u2003K\u00f6ln pay\u200bpal</p>").is("body.html.display_text", "'Grüße aus Köln paypal'",
                "strings.contains(body.html.raw, \"pay\u200bpal\")", "true", "strings.contains(body.html.display_text, \"\u200b\")",
                "false");
    }

    @Test
    void h48AnAbsentSubjectIsNullAndAnEmptyOneEmpty() {
        Case.mail("From: eve@example.net", "", "x").holds("subject.subject is null").isNull("subject.subject == ''");
        Case.mail("From: eve@example.net", "Subject:", "", "x").holds("subject.subject == ''", "subject.subject is not null");
    }

    @Test
    void h49AnUnknownDirectionIsInboundAndSaidSo() {
        Case.stray("From: eve@example.net", "", "x").holds("type.inbound", "not type.outbound", "not type.internal",
                "any(_errors, .['type'] == 'organisation-unknown')");
        plain().holds("type.inbound").is("any(_errors, .['type'] == 'organisation-unknown')", "false");
    }

    @Test
    void h50WhatIsDecidedIsNotUndecided() {
        for (String source : List.of("type.outbound and any(ml.nlu_classifier(body.current_thread.text).intents, .name == 'bec')",
                "any(ml.nlu_classifier(body.current_thread.text).intents, .name == 'bec') and type.outbound",
                "2 of (ml.attack_score().score > 50, type.inbound, length(body.links) == 1)",
                "network.whois(sender.email.domain).days_old < 3 or type.inbound")) {
            Found found = plain().found(source);
            assertThat(found.value()).as(source).isNotNull();
            assertThat(found.missing()).as(source).isEmpty();
        }
        Pack pack = Pack.compile(List.of(new CheckedRule("a", Case.checked("ml.attack_score().score > 50 and type.outbound")),
                new CheckedRule("b", Case.checked("ml.attack_score().score > 50 and type.inbound"))));
        Outcomes outcomes = pack.evaluate(RuleWorld.input(
                "From: eve@example.net\r\n\r\nx".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(outcomes.undecided().stream().boxed()).containsExactly(1);
        assertThat(outcomes.missing()).containsOnlyKeys(1);
    }
}

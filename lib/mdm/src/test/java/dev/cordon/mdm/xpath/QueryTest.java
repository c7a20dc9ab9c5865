package dev.cordon.mdm.xpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;

/** XPath 1.0, against what the platform's own implementation selects in the same document. */
class QueryTest {

    private static final String PAGE = """
            <!doctype html><html lang=en><head><title>Hi</title><style>p{}</style></head><body id=top class='a b'><!-- note -->
            <div id=emailContainer><table width=700>
            <tr><td style='background-color:red'>one <a href='https://a.example'><b>bold</b></a></td><td>two</td></tr>
            <tr><td height=25><img src=x.png alt='logo'></td><td><a href='#'>  three  words </a><img width=12></td></tr></table>
            <ul><li>1</li><li>2</li><li>3.5</li></ul><p>para <i>graph</i> end</p><p></p><h2 aria-label=x>Head</h2></div>
            <div class=body><span>deep <span>deeper</span></span></div></body></html>""";

    @ParameterizedTest
    @ValueSource(strings = {"//a", "//a/@href", "//@class", "//*/@class", "//comment()", "//text()", "//td[1]", "//td[last()]",
            "//tr[2]/td[2]//a", "//tr/td[position()=2]",
        "//*[text()]", "//div/ul[count(li)=3]", "//li[number(.) > 1.5]", "//li[. = '2']", "//a[./b]", "//a[.//b]", "//a/img",
        "//img[not(@alt)]", "//a[@href='#']",
        "//p[normalize-space()='para graph end']", "//td[contains(@style, 'background')]", "//b/ancestor::td", "//b/ancestor::*[2]",
        "//i/parent::p", "//i/..",
        "//li[2]/following-sibling::li", "//li[3]/preceding-sibling::li[1]", "//ul/following::*", "//ul/preceding::td", "//span//span",
        "//title | //h2", "/html/body/div[2]",
        "//*[local-name() = 'li']", "//*[starts-with(name(), 'h')]", "//div[.//img[contains(@src,'x')]]", "//li[position() mod 2 = 1]",
        "(//td)[3]", "(//td)[last()]",
        "//td[substring(., 1, 3) = 'one']", "//*[translate(., 'ABC', 'abc') = 'head']", "//*[@id='emailContainer']/descendant::a[1]",
        "//ul/li[last() - 1]", "//*",
        "//table//tr/td", "//table/@*", "//li[sum(../li) = 6.5]", "//*[string-length(@id) > 3]", "//p[not(node())]", "//h2[@aria-label]",
        "//*[self::p or self::i]",
        "descendant-or-self::li", "//td/attribute::height", "//li[.='1' or .='3.5'][2]", "//a[contains(concat(' ', @href, ' '), '#')]",
        "//li[boolean(following-sibling::li)]",
        "//li[floor(.) = 3]", "//li[round(.) = 4]", "//li[ceiling(.) = 4]", "//li[. >= 2]", "//body//*[count(ancestor::*) > 4]",
        "//td[@height < 30]", "//li[-1 < 0]"})
    void selectsWhatThePlatformSelects(String query) throws XPathExpressionException {
        Document page = Jsoup.parse(PAGE);
        XPath oracle = XPathFactory.newDefaultInstance().newXPath();
        W3CDom converter = new W3CDom();
        converter.namespaceAware(false);
        NodeList expected = (NodeList) oracle.evaluate(query, converter.fromJsoup(page), XPathConstants.NODESET);
        List<String> theirs = new ArrayList<>();
        for (int i = 0; i < expected.getLength(); i++) {
            theirs.add(expected.item(i).getNodeName().replace("#cdata-section", "#text") + " " + expected.item(i).getTextContent());
        }
        List<String> ours = new ArrayList<>();
        for (Object node : Query.of(query).orElseThrow().select(new Tree(page))) {
            String name = switch (node) {
                case Attribute attribute -> attribute.name();
                case org.jsoup.nodes.Element element -> element.normalName();
                case org.jsoup.nodes.Comment _ -> "#comment";
                default -> "#text";
            };
            ours.add(name + " " + Tree.text(node));
        }
        assertThat(ours).isEqualTo(theirs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "//", "//tr[td[1]/img[@height=\"25px\"]]/td[2]//a]", "//a[", "nosuch()", "//a[@href='x]", "$x",
            "//a/unknown::b", "count()", "a b", "//a[1", "'"})
    void whatIsNoQueryIsNone(String query) {
        assertThat(Query.of(query)).isEmpty();
    }

    @Test
    void valuesThatAreNoNodesSelectNothing() {
        assertThat(Query.of("id('top emailContainer')").orElseThrow().select(new Tree(Jsoup.parse(PAGE)))).hasSize(2);
        assertThat(Query.of("count(//a)").orElseThrow().select(new Tree(Jsoup.parse(PAGE)))).isEmpty();
    }

    @Test
    void aQueryThatNeverEndsIsEnded() {
        Document page = Jsoup.parse("<div>".repeat(200) + "<p>x</p>".repeat(2_000));
        assertThat(Query.of("//*[count(//*[count(//*) > 1]) > 1]").orElseThrow().select(new Tree(page))).isEmpty();
    }

    @Test
    void nestingHasAnEnd() {
        assertThat(Query.of("(".repeat(5_000) + "1" + ")".repeat(5_000))).isEmpty();
        assertThat(Query.of("-".repeat(5_000) + "1")).isEmpty();
    }
}

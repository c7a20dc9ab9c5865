package dev.cordon.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mdm.address.Domains;
import dev.cordon.mdm.address.Urls;
import dev.cordon.mql.value.Struct;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Domains, URLs, rewriting services and links: D.2 and D.4 of the specification. */
class LinkTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "www.Example.co.UK, example.co.uk, example, www, co.uk, true",
        "x.github.io, github.io, github, x, io, true",
        "windows.net, windows.net, windows, -, net, true",
        "localhost, -, -, -, -, false",
        "host.nosuchsuffix, host.nosuchsuffix, host, -, nosuchsuffix, false",
        "co.uk, -, -, -, co.uk, false",
        "a.b.c.example.com., example.com, example, a.b.c, com, true"})
    void domainsAreCutByTheIcannSection(String name, String root, String sld, String subdomain, String tld, boolean valid) {
        Struct domain = Domains.of(name);
        assertThat(domain.get("root_domain")).isEqualTo(root);
        assertThat(domain.get("sld")).isEqualTo(sld);
        assertThat(domain.get("subdomain")).isEqualTo(subdomain);
        assertThat(domain.get("tld")).isEqualTo(tld);
        assertThat(domain.get("valid")).isEqualTo(valid);
    }

    @Test
    void namesOutsideAsciiBecomeAsciiAndShowTheirForm() {
        Struct domain = Domains.of("аррӏе.com");
        assertThat(domain.get("domain")).isEqualTo("xn--80ak6aa92e.com");
        assertThat(domain.get("punycode")).isEqualTo("аррӏе.com");
        assertThat(Domains.of("xn--80ak6aa92e.com").get("punycode")).isEqualTo("аррӏе.com");
    }

    @Test
    void aUrlIsTakenApart() {
        Struct url = Objects.requireNonNull(Urls.strict(" HTTPS://user:pa%3Ass@www.example.com:8443/a/b?x=1&x=%C3%A9&y#frag "));
        assertThat(url.get("scheme")).isEqualTo("https");
        assertThat(url.get("username")).isEqualTo("user");
        assertThat(url.get("password")).isEqualTo("pa:ss");
        assertThat(url.get("port")).isEqualTo(8443L);
        assertThat(url.get("path")).isEqualTo("/a/b");
        assertThat(url.get("query_params")).isEqualTo("x=1&x=%C3%A9&y");
        assertThat(Get.at(url, "query_params_decoded.x")).isEqualTo(List.of("1", "é"));
        assertThat(url.get("fragment")).isEqualTo("frag");
        assertThat(Get.at(url, "domain.root_domain")).isEqualTo("example.com");
        Struct bare = Objects.requireNonNull(Urls.strict("http://example.com"));
        assertThat(bare.get("path")).isNull();
        assertThat(bare.get("port")).isEqualTo(80L);
        assertThat(bare.get("rewrite")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"http://0x7f.1/, 127.0.0.1, hexadecimal", "http://2130706433/, 127.0.0.1, decimal_integer",
            "http://0177.0.0.1/a, 127.0.0.1, octal",
        "http://192.0.2.7/, 192.0.2.7, -", "http://[2001:DB8:0:0::1]/, 2001:db8::1, -"})
    void addressesAreReadInEveryForm(String text, String ip, String encoder) {
        Struct url = Objects.requireNonNull(Urls.strict(text));
        assertThat(Get.at(url, "ip.ip")).isEqualTo(ip);
        assertThat(url.get("domain")).isNull();
        assertThat(String.valueOf(Get.at(url, "ip.translation.encoders"))).isEqualTo(encoder.equals("-") ? "null" : "[" + encoder + "]");
    }

    @Test
    void strictAndLooseReadingDiffer() {
        assertThat(Urls.strict("example.com/a")).isNull();
        assertThat(Get.at(Objects.requireNonNull(Urls.loose("example.com/a")), "domain.domain")).isEqualTo("example.com");
        assertThat(Get.at(Objects.requireNonNull(Urls.loose("example.com:8080/a")), "port")).isEqualTo(8080L);
        for (String none : List.of("", "no url", "http://", "://x", "just words.")) {
            assertThat(Urls.strict(none)).as(none).isNull();
        }
        assertThat(Urls.loose("words")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "azure_safelink|https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example.com%2Fa%3Fb%3D1&data=05|http"
                + "s://evil.example.com/a?b=1",
        "proofpoint|https://urldefense.proofpoint.com/v1/url?u=http://evil.example.com/a&k=1|http://evil.example.com/a",
        "proofpoint|https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example.com_a-3Fb-3D1&d=DwMF|https://evil.example.com/a?b=1",
        "proofpoint|https://urldefense.com/v3/__https://evil.example.com/a*b**Ac__;JSM_!!x!y$|https://evil.example.com/a%b#?c",
        "google_open_redirect|https://www.google.com/url?sa=t&q=https://evil.example.com/|https://evil.example.com/",
        "google_amp|https://www.google.de/amp/s/evil.example.com/x|https://evil.example.com/x",
        "barracuda|https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fevil.example.com%2fa&c=E|https://evil.example.com/a",
        "facebook|https://l.facebook.com/l.php?u=https%3A%2F%2Fevil.example.com%2F&h=AT|https://evil.example.com/",
        "href_li|https://href.li/?https://evil.example.com/|https://evil.example.com/",
        "bing_open_redirect|https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9ldmlsLmV4YW1wbGUuY29tLw&ntb=1|https://evil.example.com/",
        "mandrill|https://mandrillapp.com/track/click/1/x?p=eyJzIjoiYSIsInAiOiJ7XCJ1cmxcIjpcImh0dHBzOlxcXC9cXFwvZXZpbC5leGFtcGxlLmN"
                + "vbVxcXC9hXCJ9In0|https://evil.example.com/a",
        "google_translate_open_redirect|https://evil-example-com.translate.goog/a|https://evil.example.com/a",
        "fortimail|https://mail.example.net/fmlurlsvc/?fewReq=:B:x&url=https%3a%2f%2fevil.example.com%2fa|https://evil.examp"
                + "le.com/a",
        "google_user_content|https://ci3.googleusercontent.com/meips/AbC=s0-d-e1-ft#https://evil.example.com/a|https://evil."
                + "example.com/a",
        "postmark|https://click.pstmrk.it/3s/evil.example.com%2Fa/abc/def/xyz|https://evil.example.com/a",
        "mailjet|https://x1y.mjt.lk/lnk/AUs/1/abc/aHR0cHM6Ly9ldmlsLmV4YW1wbGUuY29tL2E|https://evil.example.com/a",
        "convertkit|https://click.convertkit-mail.com/abc/def/aHR0cHM6Ly9ldmlsLmV4YW1wbGUuY29tL2E|https://evil.example.com/a",
        "mailgun|https://email.mg.example.net/c/eJzLsDVUy7Q1UsuxzSgpKSi20tdPLcvM0UutSMwtyEnVS87P1U8EANZuDDY|https://evil.exa"
                + "mple.com/a",
        "monday_tracker|https://trackingservice.monday.com/tracker/link?token=eyJhIjoxfQ.eyJvcmlnaW5hbFVybCI6ICJodHRwczovL2V"
                + "2aWwuZXhhbXBsZS5jb20vYSJ9.sig|https://evil.example.com/a",
        "wix|https://shoutout.wix.com/so/abc/c?w=sig.eyJ1IjoiaHR0cHM6XC9cL2V2aWwuZXhhbXBsZS5jb21cL2EiLCJyIjoiMSJ9|https://ev"
                + "il.example.com/a",
        "generic_desturl|https://r.example.net/go?destUrl=https%3A%2F%2Fevil.example.com%2Fa|https://evil.example.com/a",
        "ppcprotect|https://monitor.ppcprotect.com/v1.0/template?accid=1&url=https%3A%2F%2Fevil.example.com%2Fa|https://evil"
                + ".example.com/a",
        "adobe|https://t-info.mail.adobe.com/r/?id=hc43f43t4a&p1=https%3A%2F%2Fevil.example.com%2Fa|https://evil.example.com/a",
        "google_tag_manager|https://www.googletagmanager.com/debug/clearcookies?url=https%3A%2F%2Fevil.example.com%2F|https://evil.example.com/",
        "squarespace|https://engage.squarespace-mail.com/r?m=1&u=https%3A%2F%2Fevil.example.com%2Fa|https://evil.example.com/a",
        "cisco|https://secure-web.cisco.com/1abc/https%3A%2F%2Fevil.example.com%2F|https://evil.example.com/"})
    void whatServicesWrappedIsUnwrapped(String encoder, String wrapped, String target) {
        Struct url = Objects.requireNonNull(Urls.strict(wrapped));
        assertThat(url.get("url")).isEqualTo(target);
        assertThat(Get.at(url, "rewrite.encoders")).isEqualTo(List.of(encoder));
        assertThat(Get.at(url, "rewrite.original")).isEqualTo(wrapped);
    }

    @Test
    void wrappersInWrappersAreToldOutermostFirst() {
        Struct url = Objects.requireNonNull(Urls.strict("https://na01.safelinks.protection.outlook.com/?url="
                + "https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%253A%252F%252Fevil.example.com%252F&data=1"));
        assertThat(Get.at(url, "rewrite.encoders")).isEqualTo(List.of("azure_safelink", "google_open_redirect"));
        assertThat(url.get("url")).isEqualTo("https://evil.example.com/");
    }

    private static Struct html(String... lines) {
        return Get.mail("From: a@example.com", "Content-Type: text/html; charset=utf-8", "", String.join("\r\n", lines));
    }

    @Test
    void linksTellWhatTheyShowAndWhereTheyLead() {
        Struct mail = html("<p>See <a href='https://evil.example.com/x'>https://www.example.org/login</a>, <a href=https://a.exampl"
                + "e>click</a>",
                "<a href='https://b.example/'><img src=x.png></a> <a href='https://c.example/' style='display:none'>gone</a> www.ex"
                        + "ample.net/path. mail eve@example.com",
                "<a href='#top'>top</a><a href='mailto:x@example.com'>write</a></p>");
        assertThat(Get.size(mail, "body.links")).isEqualTo(7);
        assertThat(Get.at(mail, "body.links[0].mismatched")).isEqualTo(true);
        assertThat(Get.at(mail, "body.links[0].display_text")).isNull();
        assertThat(Get.at(mail, "body.links[0].display_url.domain.root_domain")).isEqualTo("example.org");
        assertThat(Get.at(mail, "body.links[1].display_text")).isEqualTo("click");
        assertThat(Get.at(mail, "body.links[1].mismatched")).isNull();
        assertThat(Get.at(mail, "body.links[2].display_text")).isNull();
        assertThat(Get.at(mail, "body.links[2].visible")).isEqualTo(true);
        assertThat(Get.at(mail, "body.links[3].visible")).isEqualTo(false);
        assertThat(Get.at(mail, "body.links[4].parser")).isEqualTo("plain");
        assertThat(Get.at(mail, "body.links[4].href_url.path")).isEqualTo("/path");
        assertThat(Get.at(mail, "body.links[5].href_url.url")).isEqualTo("mailto:eve@example.com");
        assertThat(Get.at(mail, "body.links[6].href_url.scheme")).isEqualTo("mailto");
        assertThat(Get.at(mail, "body.links[6].parser")).isEqualTo("hyperlink");
    }

    @Test
    void whatAPersonSeesIsTold() {
        Struct mail = html("<html><head><title>T</title><style>.h{display:none} p{color:red}</style></head><body><p>One&nbsp;two"
                + "\u200b\u00ad</p>",
                "<span class=h>hidden</span><div style='FONT-SIZE:0px'>tiny <b style='font-size:12px'>big</b></div>",
                "<div style='visibility:hidden'>a<i style='visibility:visible'>b</i></div><div style=opacity:0>c</div>d<br>e<script"
                        + ">f()</script></body></html>");
        assertThat(Get.at(mail, "body.html.display_text")).isEqualTo("One two\nbig\nb\nd\ne");
        assertThat(String.valueOf(Get.at(mail, "body.html.inner_text"))).contains("hidden", "tiny", "c").doesNotContain("f()");
    }

    @Test
    void attachmentsTellWhatTheyAre() {
        Struct mail = Get.mail("From: a@example.com", "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/plain",
                "", "hi",
                "--b", "Content-Type: Application/PDF; name=\"Invoice.PDF\"", "Content-Transfer-Encoding: base64", "Content-ID: <c1>", "",
                "JVBERi0xLjQK",
                "--b", "Content-Type: message/rfc822", "", "Subject: inner", "", "x",
                "--b", "Content-Type: image/png", "Content-Disposition: inline; filename=x.htm.", "", "<html>",
                "--b", "Content-Type: text", "Content-Disposition: attachment", "", "y", "--b--");
        assertThat(Get.size(mail, "attachments")).isEqualTo(4);
        assertThat(Get.at(mail, "attachments[0].file_type")).isEqualTo("pdf");
        assertThat(Get.at(mail, "attachments[0].file_extension")).isEqualTo("pdf");
        assertThat(Get.at(mail, "attachments[0].file_name")).isEqualTo("Invoice.PDF");
        assertThat(Get.at(mail, "attachments[0].content_type")).isEqualTo("application/pdf");
        assertThat(Get.at(mail, "attachments[0].content_id")).isEqualTo("c1");
        assertThat(Get.at(mail, "attachments[0].size")).isEqualTo(9L);
        assertThat(String.valueOf(Get.at(mail, "attachments[0].sha256"))).hasSize(64);
        assertThat(Get.at(mail, "attachments[1].content_type")).isEqualTo("message/rfc822");
        assertThat(Get.at(mail, "attachments[1].file_name")).isNull();
        assertThat(Get.at(mail, "attachments[2].file_extension")).isNull();
        assertThat(Get.at(mail, "attachments[2].content_disposition")).isEqualTo("inline");
        assertThat(Get.at(mail, "attachments[2].file_type")).isEqualTo("html");
        assertThat(Get.at(mail, "attachments[3].content_type")).isEqualTo("text");
        assertThat(Get.at(mail, "attachments[3].file_type")).isEqualTo("unknown");
        assertThat(Get.at(mail, "body.plain.raw")).isEqualTo("hi");
        assertThat(Get.at(Get.mail("From: a@example.com", "", "x"), "attachments")).isEqualTo(List.of());
    }

    @Test
    void aMessageWithoutTextHasNoThreadAndNoLinks() {
        Struct mail = Get.mail("From: a@example.com", "Content-Type: application/pdf", "", "%PDF-1.4");
        assertThat(Get.at(mail, "body.current_thread")).isNull();
        assertThat(Get.at(mail, "body.html")).isNull();
        assertThat(Get.at(mail, "body.links")).isEqualTo(List.of());
        assertThat(Get.at(mail, "body.previous_threads")).isEqualTo(List.of());
    }
}

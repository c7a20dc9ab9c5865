package dev.cordon.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.cordon.application.observables.PlainLinks;
import dev.cordon.application.observables.Registrable;
import dev.cordon.application.observables.Target;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.Domain;
import dev.cordon.testkit.EdgeCase;

class LinkAnalyserTest {

    private static Dossier html(String markup) {
        return Mails.dossier(Mails.bytes("From: a@b.example", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit", "",
                markup));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http://example.org/a|example.org
        HTTPS://EXAMPLE.org.|example.org
        http:\\\\evil.example\\x|evil.example
        https:/evil.example/x|evil.example
        https:evil.example|evil.example
        //evil.example/x|evil.example
        http://user:pw@evil.example:8080/x|evil.example
        http://good.example@evil.example|evil.example
        http://2130706433/|127.0.0.1
        http://0x7f.1/|127.0.0.1
        http://0177.0.0.1/|127.0.0.1
        http://[::ffff:127.0.0.1]/|127.0.0.1
        http://%65vil.example/|evil.example
        http://b\u00FCcher.example/|xn--bcher-kva.example
        mailto:a@b.example?subject=x|b.example
        /relative|''
        """)
    void hostsAreFoundAsBrowsersFindThem(String target, String host) {
        assertThat(Target.of(target).host()).isEqualTo(new Domain(host));
    }

    @ParameterizedTest
    @CsvSource({"a.b.example.org,example.org", "www.bbc.co.uk,bbc.co.uk", "example.org,example.org", "localhost,localhost",
        "evil.github.io,evil.github.io", "x.evil.github.io,evil.github.io", "a.com.br,a.com.br", "x.a.com.br,a.com.br"})
    void registrableDomains(String host, String registrable) {
        assertThat(Registrable.of(new Domain(host)).name()).isEqualTo(registrable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        see http://a.example/x.|http://a.example/x
        (www.a.example/y)|www.a.example/y
        write to me@a.com now|''
        the file report.docx is here|''
        go to a.com, or not|a.com
        v1.2.3 is out|''
        https://x.example/a_(b) ok|https://x.example/a_(b)
        """)
    void addressesInPlainWords(String text, String found) {
        assertThat(PlainLinks.in(text, 5).stream().map(PlainLinks.Found::text).toList())
                .isEqualTo(found.isEmpty() ? java.util.List.of() : java.util.List.of(found));
    }

    @Test
    void aTextThatNamesAnotherPlaceIsAFactWithTheBytesOfTheTarget() {
        byte[] raw = Mails.bytes("From: a@b.example", "Content-Type: text/html", "Content-Transfer-Encoding: quoted-printable", "",
                "<a href=3D\"http://evil.exa=", "mple/x\">www.bank.example</a>");
        Dossier dossier = Mails.dossier(raw);
        assertThat(Mails.words(dossier, FactNames.LINK_TEXT_DIFFERS)).containsExactly("www.bank.example, evil.example, http://evil.example/x");
        assertThat(Mails.shown(raw, dossier, FactNames.LINK_TEXT_DIFFERS)).isEqualTo("http://evil.example/x");
        assertThat(html("<a href='http://login.bank.example/'>www.bank.example</a>").facts(FactNames.LINK_TEXT_DIFFERS)).isEmpty();
        assertThat(html("<a href='https://count.example/?u=https%3A%2F%2Fbank.example%2F'>bank.example/x www.bank.com</a>")
                .facts(FactNames.LINK_TEXT_DIFFERS)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        link.userinfo|<a href='https://bank.example@evil.example/'>x</a>
        link.ip-host|<a href='http://0x7f.0.0.1/'>x</a>
        link.redirector|<a href='https://a.example/r?to=https%3A%2F%2Fevil.test.example'>x</a>
        link.data|<a href='data:text/html;base64,PGI+'>x</a>
        link.script|<a href='java&#10;script:x()'>x</a>
        link.port|<a href='https://a.example:8443/'>x</a>
        link.punycode|<a href='https://b\u00FCcher.example/'>x</a>
        link.mixed-script|<a href='https://p\u0430ypal.example/'>x</a>
        html.refresh|<meta http-equiv=refresh content='0; url=https://evil.example/'>
        html.base|<base href='https://evil.example/'><a href='x'>x</a>
        html.form-password|<form action='https://evil.example/'><input type=password></form>
        html.embedded|<iframe src='https://evil.example/'></iframe>
        html.hidden-text|<p style='color:#fefefe'>nobody reads this text</p>
        html.hidden-text|<div style='display: none'><b>nobody reads this text</b></div>
        html.hidden-text|<table bgcolor='#222222'><tr><td style='color:rgb(34,34,34)'>nobody reads this</td></tr></table>
        html.hidden-text|<style>.z{font-size:0px}</style><span class='z'>nobody reads this text</span>
        """)
    void whatALinkOrAPageGivesAway(String fact, String markup) {
        assertThat(html(markup).facts(new FactName(fact))).hasSize(1);
        assertThat(html("<p>plain and <b>honest</b> words</p>").facts(new FactName(fact))).isEmpty();
    }

    @Test
    void relativeLinksFollowTheBase() {
        Dossier dossier = html("<base href='https://evil.example/dir/'><a href='login.php'>x</a>");
        assertThat(dossier.message().links()).extracting(l -> l.host().name()).containsExactly("evil.example");
    }

    @Test
    @EdgeCase("EC-040")
    void linksThatEndASubscriptionAreRecognisedAndNothingIsEverFetched() {
        Dossier dossier = html("<a href='https://a.example/u?id=1'>Unsubscribe</a>");
        assertThat(Mails.words(dossier, FactNames.LINK_UNSUBSCRIBE)).containsExactly("https://a.example/u?id=1");
    }

    @Test
    void whatASeesIsTheVisibleText() {
        Dossier dossier = html("<style>p{color:red}</style><script>no()</script><p>One &amp; two</p>three<br>four <span hidden>no</span>");
        assertThat(dossier.message().texts().getFirst().display()).isEqualTo("One & two\nthree\nfour");
    }
}

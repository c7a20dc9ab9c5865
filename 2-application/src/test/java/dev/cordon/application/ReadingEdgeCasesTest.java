package dev.cordon.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.cordon.bounds.Budget;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.Observable;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.Attachment;
import dev.cordon.testkit.EdgeCase;

/** What stage Application makes of messages that are written to be misread. */
class ReadingEdgeCasesTest {

    @Test
    @EdgeCase("EC-021")
    void partsOfEveryReadingAreKeptAndTheDisagreementIsAGap() {
        Dossier dossier = Mails.dossier(Mails.bytes("From: a@b.example", "Subject: s", "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=x", "", "--x", "", "hello", "--x--", "--x",
                "Content-Type: application/pdf; name=a.pdf", "", "%PDF-1.7", "--x--"));
        assertThat(dossier.facts(FactNames.MIME_AMBIGUOUS)).isNotEmpty();
        assertThat(Mails.gaps(dossier, GapCode.AMBIGUOUS)).hasSize(1);
        assertThat(dossier.message().attachments()).extracting(Attachment::fileName).containsExactly("a.pdf");
    }

    @Test
    @EdgeCase("EC-022")
    void whatIsNoMailIsAGap() {
        assertThat(Mails.gaps(Mails.dossier(new byte[0]), GapCode.UNPARSABLE)).isNotEmpty();
        Dossier dossier = Mails.dossier(Mails.bytes("From: a@b.example", "Content-Type: multipart/mixed; boundary=x", "", "no part here"));
        assertThat(Mails.gaps(dossier, GapCode.UNPARSABLE)).isNotEmpty();
    }

    @Test
    @EdgeCase("EC-023")
    void everyValueOfARepeatedFieldIsThere() {
        byte[] raw = Mails.bytes("From: one@a.example", "From: two@b.example", "Subject: first", "Subject: second", "", "x");
        Dossier dossier = Mails.dossier(raw);
        assertThat(Mails.words(dossier, FactNames.HEADER_DUPLICATE))
                .containsExactly("from, one@a.example, two@b.example", "subject, first, second");
        assertThat(Mails.words(dossier, FactNames.FROM_SEVERAL)).containsExactly("one@a.example, two@b.example");
        assertThat(dossier.message().subject()).isEqualTo("first");
        assertThat(dossier.message().authors()).extracting(a -> a.spec()).containsExactly("one@a.example", "two@b.example");
    }

    @Test
    @EdgeCase("EC-024")
    void anAuthorThatIsMissingEmptyOrMalformedIsAFact() {
        assertThat(Mails.dossier(Mails.bytes("Subject: s", "", "x")).fact(FactNames.FROM_MISSING)).isPresent();
        assertThat(Mails.dossier(Mails.bytes("From: undisclosed:;", "", "x")).fact(FactNames.FROM_EMPTY)).isPresent();
        assertThat(Mails.dossier(Mails.bytes("From: a@b.example>, <c", "", "x")).fact(FactNames.FROM_MALFORMED)).isPresent();
        Dossier name = Mails.dossier(Mails.bytes("From: \"ceo@example.org\" <x@evil.example>", "", "x"));
        assertThat(Mails.words(name, FactNames.FROM_NAME_HOLDS_ADDRESS)).containsExactly("ceo@example.org, x@evil.example");
        Dossier plain = Mails.dossier(Mails.bytes("From: Mia <mia@example.org>", "", "x"));
        assertThat(plain.evidence()).isEmpty();
    }

    @Test
    @EdgeCase("EC-024")
    void anEncodedWordThatHidesAControlCharacterIsAFact() {
        Dossier dossier = Mails.dossier(Mails.bytes("From: =?utf-8?Q?a=40b=0D=0AX:_y?= <a@b.example>", "", "x"));
        assertThat(dossier.facts(FactNames.HEADER_ENCODED_TRICK)).isNotEmpty();
    }

    @Test
    @EdgeCase("EC-028")
    void encryptedContentIsAFactAndAGap() {
        Dossier pgp = Mails.dossier(Mails.bytes("From: a@b.example", "Content-Type: multipart/encrypted; boundary=x", "", "--x",
                "Content-Type: application/pgp-encrypted", "", "Version: 1", "--x", "Content-Type: application/octet-stream", "", "hQ",
                "--x--"));
        assertThat(Mails.words(pgp, FactNames.CONTENT_OPAQUE)).containsExactly("pgp");
        assertThat(Mails.gaps(pgp, GapCode.ENCRYPTED)).isNotEmpty();
        Dossier inline = Mails.dossier(Mails.bytes("From: a@b.example", "", "-----BEGIN PGP MESSAGE-----", "hQ"));
        assertThat(Mails.words(inline, FactNames.CONTENT_OPAQUE)).containsExactly("pgp");
    }

    @Test
    @EdgeCase("EC-035")
    void wordsAreUnderstoodWhateverTheyAreWrittenWith() {
        byte[] raw = Mails.bytes("From: a@b.example", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "",
                "Please v\u0435r\u200Bify y\u043Eur acc\u00ADount, \uFF56\uFF45\uFF52\uFF49\uFF46\uFF59 your account.");
        Dossier dossier = Mails.dossier(raw);
        assertThat(Mails.words(dossier, FactNames.INTENT_CREDENTIALS)).containsExactly("verify your account");
        assertThat(Mails.shown(raw, dossier, FactNames.INTENT_CREDENTIALS)).startsWith("v\u0435r\u200Bify y\u043Eur acc");
        assertThat(Mails.words(dossier, FactNames.TEXT_MIXED_SCRIPT)).hasSize(2);
        assertThat(Mails.words(dossier, FactNames.TEXT_INVISIBLE)).hasSize(1);
    }

    @Test
    @EdgeCase("EC-035")
    void sevenBitUnicodeAndInvalidBytesAreRead() {
        Dossier seven = Mails.dossier(Mails.bytes("From: a@b.example", "Content-Type: text/plain; charset=utf-7", "",
                "Please +AHY-erify your account"));
        assertThat(Mails.words(seven, FactNames.INTENT_CREDENTIALS)).containsExactly("verify your account");
        byte[] broken = Mails.bytes("From: a@b.example", "Content-Type: text/plain; charset=utf-8", "", "verify your account X");
        broken[broken.length - 3] = (byte) 0xC3;
        assertThat(Mails.words(Mails.dossier(broken), FactNames.INTENT_CREDENTIALS)).hasSize(1);
    }

    @Test
    @EdgeCase("EC-036")
    void picturesWithoutWordsAreAFact() {
        Dossier remote = Mails.dossier(Mails.bytes("From: a@b.example", "Content-Type: text/html", "",
                "<a href='https://x.example/'><img src='https://x.example/a.png'></a>"));
        assertThat(Mails.words(remote, FactNames.CONTENT_IMAGE_ONLY)).containsExactly("1");
        assertThat(Mails.words(remote, FactNames.HTML_REMOTE_IMAGE_ONLY)).containsExactly("1");
        String png = Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D',
            'R', 0, 0, 1, 0, 0, 0, 0, 64, 8});
        Dossier attached = Mails.dossier(Mails.bytes("From: a@b.example", "Content-Type: image/png; name=a.png",
                "Content-Transfer-Encoding: base64", "", png));
        assertThat(Mails.words(attached, FactNames.CONTENT_IMAGE_ONLY)).containsExactly("1");
        assertThat(Mails.words(attached, FactNames.CONTENT_IMAGE)).containsExactly("png, 256x64");
    }

    @Test
    @EdgeCase("EC-038")
    void htmlThatIsTooLongIsCutAndAGapSaysSo() {
        Application.Settings s = Application.Settings.STANDARD;
        Application narrow = new Application(new Application.Settings(s.budget(), 200, s.linksMax(), s.filesMax(), s.observablesMax(),
                s.archives()));
        Dossier dossier = Mails.dossier(narrow, Mails.bytes("From: a@b.example", "Content-Type: text/html", "",
                "<p>verify your account</p>" + "<b>x</b>".repeat(100)));
        assertThat(Mails.gaps(dossier, GapCode.LIMIT_REACHED)).hasSize(1);
        assertThat(dossier.message().texts().getFirst().complete()).isFalse();
        assertThat(dossier.facts(FactNames.INTENT_CREDENTIALS)).hasSize(1);
    }

    @Test
    @EdgeCase("EC-038")
    void deepNestingAndScriptsNeitherBreakNorRun() {
        Dossier dossier = Mails.dossier(Mails.bytes("From: a@b.example", "Content-Type: text/html", "",
                "<div>".repeat(50_000) + "<script>while(true){}</script><p onclick='x()'>deep words here</p>"));
        assertThat(dossier.facts(FactNames.HTML_SCRIPT)).isNotEmpty();
        assertThat(dossier.gaps()).noneMatch(g -> g.what().contains("failed"));
    }

    @Test
    @EdgeCase("EC-041")
    void aCalendarObjectGivesItsMethodIdsAndLinks() {
        Dossier dossier = Mails.dossier(Mails.bytes("From: a@b.example", "Content-Type: text/calendar; method=REQUEST", "",
                "BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:abc", " def@x", "DESCRIPTION:https://evil.example/join",
                "END:VEVENT", "END:VCALENDAR"));
        assertThat(Mails.words(dossier, FactNames.CONTENT_CALENDAR)).containsExactly("REQUEST, abcdef@x");
        assertThat(dossier.message().links()).extracting(l -> l.host().name()).containsExactly("evil.example");
    }

    @Test
    @EdgeCase("EC-042")
    void messagesInsideMessagesAreReadUnderTheSameBudget() {
        StringBuilder nested = new StringBuilder("From: in@b.example\r\nSubject: innermost\r\n\r\nverify your account\r\n");
        for (int i = 0; i < 5; i++) {
            nested.insert(0, "From: a@b.example\r\nSubject: s" + i + "\r\nContent-Type: message/rfc822\r\n\r\n");
        }
        byte[] raw = Mails.bytes(nested.toString());
        Dossier whole = Mails.dossier(raw);
        assertThat(Mails.words(whole, FactNames.CONTENT_NESTED_MESSAGE)).hasSize(5).contains("innermost");
        assertThat(whole.facts(FactNames.INTENT_CREDENTIALS)).hasSize(1);
        Application.Settings s = Application.Settings.STANDARD;
        Application shallow = new Application(new Application.Settings(new Budget(1 << 20, 100, 2, 1_000_000), s.charactersMax(),
                s.linksMax(), s.filesMax(), s.observablesMax(), s.archives()));
        assertThat(Mails.gaps(Mails.dossier(shallow, raw), GapCode.LIMIT_REACHED)).isNotEmpty();
    }

    @Test
    void observablesAreSortedAndListedOnce() {
        Dossier dossier = Mails.dossier(Mails.bytes("From: A@B.example", "To: a@b.EXAMPLE", "", "http://X.example:80/p#f http://x.example/p",
                "https://192.0.2.1/"));
        List<String> values = dossier.message().observables().stream().filter(o -> o.kind() == Observable.Kind.URL)
                .map(Observable::value).toList();
        assertThat(values).containsExactly("http://x.example/p", "https://192.0.2.1/");
        assertThat(dossier.message().observables()).isSorted().doesNotHaveDuplicates();
        assertThat(dossier.message().observables()).filteredOn(o -> o.kind() == Observable.Kind.ADDRESS).hasSize(1)
                .allSatisfy(o -> assertThat(o.where()).hasSize(2));
    }
}

package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.cordon.testkit.EdgeCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EdgeCase("EC-035")
class DecodingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
        "base64|SGVsbG8=|Hello",
        "base64|SGVsbG8|Hello",
        "base64|SGVs\\r\\nbG8=\\r\\n|Hello",
        "base64|S G V s b G 8 =|Hello",
        "base64|S!G*VsbG8=|Hello",
        "base64|SGVsbG8=SGVsbG8=|HelloHello",
        "base64|SGVsbG8=\\r\\n____ a footer|Hello",
        "base64|SGVsbA=|Hell",
        "base64|SGVsbA===|Hell",
        "base64|=SGVsbG8|Hello",
        "base64|S|``",
        "BASE64 |SGVsbG8=|Hello",
        "\"base64\"|SGVsbG8=|Hello",
        "(c) base64 (d)|SGVsbG8=|Hello",
        "quoted-printable|caf=C3=A9|caf\u00e9",
        "quoted-printable|caf=c3=a9|caf\u00e9",
        "quoted-printable|a=\\r\\nb|ab",
        "quoted-printable|a=  \\r\\nb|ab",
        "quoted-printable|a  \\r\\nb\\t|a\\r\\nb",
        "quoted-printable|a=20\\r\\nb|a \\r\\nb",
        "quoted-printable|a=ZZb=|a=ZZb",
        "quoted-printable|a=4|a=4",
        "x-uuencode|begin 644 x\\r\\n%2&5L;&\\\\r\\n \\r\\nend\\r\\n|Hello",
        "x-uuencode|no begin|no begin",
        "x-strange|as it is|as it is",
        "7bit|as it is|as it is",
        "8bit|\u00c3\u00a9|\u00e9"})
    void undoesTransferEncodings(String encoding, String encoded, String expected) {
        Body body = Mail.body(encoding, "utf-8", Mail.unescape(encoded));
        assertThat(body.text()).isEqualTo(Mail.unescape(expected));
        assertThat(body.mapped().text()).isEqualTo(body.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "base64|SGVs!bG8=|BASE64_JUNK",
        "base64|SGVsbG8|BASE64_PADDING",
        "base64|SGVsbG8=SGVsbG8=|BASE64_AFTER_PADDING",
        "quoted-printable|a=ZZ|QUOTED_PRINTABLE_ESCAPE",
        "quoted-printable|a \\r\\nb|QUOTED_PRINTABLE_TRAILING",
        "x-uuencode|no begin|UUENCODE_MALFORMED",
        "x-strange|x|ENCODING_UNKNOWN",
        "base64; x=y|SGVsbG8=|ENCODING_MALFORMED"})
    void tellsWhatIsWrong(String encoding, String encoded, MimeDefect defect) {
        MimeMessage message = Mail.read("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding
                + "\r\n\r\n" + Mail.unescape(encoded));
        assertThat(Mail.defects(message)).contains(defect);
    }

    @Test
    void base64ThatGoesOnAfterPaddingStopsThereInAnotherReading() {
        MimeMessage message = Mail.read("Content-Transfer-Encoding: base64\r\n\r\nSGVsbG8=SGVsbG8=\r\n");
        assertThat(message.root().body().text()).isEqualTo("HelloHello");
        assertThat(message.readings()).anySatisfy(other -> assertThat(other.root().body().text()).isEqualTo("Hello"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "utf-8|=E2=82=AC|\u20ac|utf-8",
        "us-ascii|=E2=82=AC|\u20ac|utf-8",
        "us-ascii|=80|\u20ac|windows-1252",
        "iso-8859-1|=80=E9|\u20ac\u00e9|windows-1252",
        "unknown-8bit|=E9|\u00e9|windows-1252",
        "no-such-thing|=E9|\u00e9|windows-1252",
        "gb2312|=C4=E3|\u4f60|gbk",
        "gb18030|=C4=E3|\u4f60|gb18030",
        "ks_c_5601-1987|=B0=A1|\uac00|x-windows-949",
        "shift_jis|=82=A0|\u3042|windows-31j",
        "big5|=A4@|\u4e00|big5-hkscs",
        "koi8-r|=C1|\u0430|koi8-r",
        "utf-7|+AOk-x|\u00e9x|utf-7",
        "utf-7|a+-b|a+b|utf-7",
        "hz-gb-2312|~{=44=63~}|\u4f60|hz-gb-2312",
        "utf-16be|=00a=20=AC|a\u20ac|utf-16be",
        "\"utf-8\"|=E9|\ufffd|utf-8"})
    void undoesCharsets(String charset, String quotedPrintable, String expected, String used) {
        Body body = Mail.body("quoted-printable", charset, quotedPrintable);
        assertThat(body.text()).isEqualTo(expected);
        assertThat(body.charset()).isEqualTo(used);
        assertThat(body.mapped().text()).isEqualTo(expected);
    }

    @Test
    void charsetTroubleIsReported() {
        assertThat(Mail.body("8bit", "utf-8", "\u00e9").defects()).extracting(Defect::kind).containsExactly(MimeDefect.CHARSET_INVALID);
        assertThat(Mail.body("8bit", "utf-8", "\u00ef\u00bf\u00bd").defects()).isEmpty();
        assertThat(Mail.body("8bit", "us-ascii", "\u00e9").defects()).extracting(Defect::kind).containsExactly(MimeDefect.CHARSET_EIGHT_BIT);
        assertThat(Mail.body("8bit", "no-such", "x").defects()).extracting(Defect::kind).containsExactly(MimeDefect.CHARSET_UNKNOWN);
        assertThat(Mail.body("8bit", "utf-7", "x").defects()).extracting(Defect::kind).containsExactly(MimeDefect.CHARSET_UTF7);
        assertThat(Mail.body("8bit", "koi8-r", "\u00ef\u00bb\u00bfx").defects()).extracting(Defect::kind).containsExactly(MimeDefect.CHARSET_MARK);
    }

    @Test
    void everyAliasLeadsToACharset() {
        for (String label : List.of("latin1", "cp1251", "x-sjis", "euc-kr", "tis-620", "macintosh", "iso-2022-jp", "gb_2312-80",
                "cp949", "utf8", "UTF_8", "windows-874", "iso-8859-8-i", "x-gbk", "cp866", "koi8-ru")) {
            assertThat(Charsets.of(label).isKnown()).as(label).isTrue();
        }
        assertThat(Charsets.of("").isAscii()).isTrue();
        assertThat(Charsets.of("../../x").isKnown()).isFalse();
    }

    @Test
    void mapsTextBackThroughCharsetAndTransferEncoding() {
        MimeMessage message = Mail.read("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + "pass=\r\nword caf=C3=A9 x=\r\n");
        MappedText text = message.root().body().mapped();
        assertThat(text.text()).isEqualTo("password caf\u00e9 x");
        assertThat(cited(message, text.rawRanges(0, 8))).containsExactly("pass", "word");
        assertThat(cited(message, text.rawRanges(12, 13))).containsExactly("=C3=A9");
        assertThat(cited(message, text.rawRanges(13, 15))).containsExactly(" x");
        assertThat(text.map().runs()).isLessThanOrEqualTo(5);
    }

    private static List<String> cited(MimeMessage message, List<RawRange> ranges) {
        return ranges.stream().map(range -> Mail.raw(message, range)).toList();
    }

    @Test
    void aLineOfBase64CostsOneRun() {
        byte[] file = new byte[5700];
        String encoded = java.util.Base64.getMimeEncoder().encodeToString(file);
        Body body = Mail.body("base64", "us-ascii", encoded);
        assertThat(body.map().runs()).isEqualTo(100);
        assertThat(body.rawRanges(0, 5700)).hasSize(100);
    }

    @Test
    void charsetMapsAgreeWithPlainDecoding() {
        String text = "a\u00e9\u4f60\u3042\uac00 \ud83d\ude00 z~{x";
        for (String name : List.of("utf-8", "utf-16", "gb18030", "shift_jis", "iso-2022-jp", "euc-kr", "big5", "utf-32")) {
            byte[] bytes = text.getBytes(Charset.forName(name));
            CharsetReader reader = Charsets.of(name);
            OffsetMap.Builder map = new OffsetMap.Builder();
            assertThat(reader.decode(bytes, 0, bytes.length, map)).as(name).isEqualTo(reader.decode(bytes, 0, bytes.length));
            assertThat(map.build().length()).as(name).isEqualTo(reader.decode(bytes, 0, bytes.length).length());
        }
    }

    @Test
    void findsFilesThatStandUuencodedInText() {
        Body body = Mail.body("7bit", "us-ascii", "hello\nbegin 644 run me.exe\n%2&5L;&\\\n`\nend\nbye\n");
        assertThat(body.inlineFiles()).hasSize(1);
        assertThat(body.inlineFiles().getFirst().name()).isEqualTo("run me.exe");
        assertThat(new String(body.inlineFiles().getFirst().bytes(), StandardCharsets.US_ASCII)).isEqualTo("Hello");
    }

    @Test
    void aBodyOverTheLimitIsCut() {
        MimeLimits few = new MimeLimits(40, 100, 100, 1 << 20, 100, 100, 100, 4, 100, 4);
        MimeMessage message = MimeReader.read(Mail.bytes("A: b\r\n\r\n0123456789"), few);
        assertThat(message.root().body().text()).isEqualTo("0123");
        assertThat(message.root().body().isCut()).isTrue();
        assertThat(Mail.defects(message)).contains(MimeDefect.DECODED_LIMIT);
        SegmentsTest.assertLossless(message);
    }
}

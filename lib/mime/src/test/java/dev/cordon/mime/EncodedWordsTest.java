package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "plain text|plain text",
        "=?utf-8?Q?caf=C3=A9?=|caf\u00e9",
        "=?UTF-8?b?Y2Fmw6k=?=|caf\u00e9",
        "=?iso-8859-1?q?a_b?= c|a b c",
        "=?utf-8?Q?a?= =?utf-8?Q?b?=|ab",
        "=?utf-8?Q?a?=   \t =?iso-8859-1?Q?b?= c|ab c",
        "=?utf-8?Q?=E2=82?= =?utf-8?Q?=AC?=|\u20ac",
        "=?utf-8?B?4oI=?= =?utf-8?B?rA==?=|\u20ac",
        "=?utf-8*en?Q?a?=|a",
        "=?utf-8?Q?a b c?=|a b c",
        "x=?utf-8?Q?y?=z|xyz",
        "=?utf-8?X?abc?=|=?utf-8?X?abc?=",
        "=?utf-8?Q?open|=?utf-8?Q?open",
        "=?utf-8?Q?open =?utf-8?Q?x?=|=?utf-8?Q?open x",
        "=?utf-8?B?Y2Fmw6k?=|caf\u00e9",
        "=?utf-8?Q?=3D=ZZ?=|==ZZ",
        "=?nonsense?Q?caf=C3=A9?=|caf\u00e9",
        "=?windows-1252?Q?=80?=|\u20ac",
        "=?gb2312?B?xOO6ww==?=|\u4f60\u597d",
        "=?iso-2022-jp?B?GyRCJDMkcxsoQg==?=|\u3053\u3093",
        "=?ks_c_5601-1987?B?sKE=?=|\uac00",
        "=?utf-7?Q?+AOk-?=|\u00e9",
        "=?us-ascii?Q?x?=y?=|xy?=",
        "=?utf-8?Q??=|``",
        "a =? b|a =? b"})
    void decodes(String value, String expected) {
        HeaderField field = Mail.field("Subject: " + value);
        assertThat(field.text()).isEqualTo(expected);
        assertThat(field.mapped().text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "=?utf-8?Q?open|WORD_MALFORMED",
        "=?utf-8?Q?a b?=|WORD_SPACED",
        "\"=?utf-8?Q?a?=\"|WORD_IN_QUOTES",
        "x=?utf-8?Q?a?=|WORD_GLUED",
        "=?utf-8?Q?=E2=82?= =?utf-8?Q?=AC?=|WORD_SPLITS_CHARACTER",
        "=?utf-8?Q?a=0D=0AFrom:_x?=|WORD_HIDES_CONTROL",
        "=?nonsense?Q?a?=|CHARSET_UNKNOWN",
        "=?utf-8?Q?=FF?=|CHARSET_INVALID",
        "=?utf-7?Q?+AOk-?=|CHARSET_UTF7",
        "=?utf-8?B?Y2F!mw6k=?=|BASE64_JUNK",
        "=?utf-8?Q?0123456789012345678901234567890123456789012345678901234567890123456789?=|WORD_LONG"})
    void tellsWhatIsWrong(String value, MimeDefect defect) {
        assertThat(Mail.defects(Mail.read("Subject: " + value + "\r\n\r\n"))).contains(defect);
    }

    @Test
    void leadsBackToTheBytesOfEachCharacter() {
        MimeMessage message = Mail.read("Subject: x =?utf-8?Q?a=E2=82=AC_?=\r\n =?utf-8?B?4oI=?= =?utf-8?B?rGI=?= y\r\n\r\n");
        MappedText text = message.headers().getFirst().mapped();
        assertThat(text.text()).isEqualTo("x a\u20ac \u20acb y");
        assertThat(cited(message, text, 2, 3)).containsExactly("a");
        assertThat(cited(message, text, 3, 4)).containsExactly("=E2=82=AC");
        assertThat(cited(message, text, 4, 5)).containsExactly("_");
        assertThat(cited(message, text, 5, 6)).containsExactly("4oI=?= =?utf-8?B?rGI=");
        assertThat(cited(message, text, 8, 9)).containsExactly("y");
    }

    private static List<String> cited(MimeMessage message, MappedText text, int from, int to) {
        return text.rawRanges(from, to).stream().map(range -> Mail.raw(message, range)).toList();
    }

    @Test
    void wordsBeyondTheLimitStayAsTheyStand() {
        MimeLimits few = new MimeLimits(40, 100, 100, 1 << 20, 100, 1, 100, 1 << 20, 100, 4);
        MimeMessage message = MimeReader.read(Mail.bytes("Subject: =?utf-8?Q?a?= =?utf-8?Q?b?=\r\n\r\n"), few);
        assertThat(message.headers().text("subject")).isEqualTo("a =?utf-8?Q?b?=");
        assertThat(Mail.defects(message)).contains(MimeDefect.WORDS_LIMIT);
    }
}

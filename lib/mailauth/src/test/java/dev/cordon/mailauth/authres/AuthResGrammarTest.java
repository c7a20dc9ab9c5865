package dev.cordon.mailauth.authres;

import static dev.cordon.mailauth.Abnf.ALNUM;
import static dev.cordon.mailauth.Abnf.DIGIT;
import static dev.cordon.mailauth.Abnf.WSP;
import static dev.cordon.mailauth.Abnf.any;
import static dev.cordon.mailauth.Abnf.later;
import static dev.cordon.mailauth.Abnf.many;
import static dev.cordon.mailauth.Abnf.of;
import static dev.cordon.mailauth.Abnf.one;
import static dev.cordon.mailauth.Abnf.opt;
import static dev.cordon.mailauth.Abnf.repeat;
import static dev.cordon.mailauth.Abnf.seq;
import static dev.cordon.mailauth.Abnf.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.Abnf;
import dev.cordon.mailauth.Spoiled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The strict reader of Authentication-Results against RFC 8601 §2.2, written down rule by rule with the comments and quoted strings of
 * RFC 5322 §3.2 and the values of RFC 2045 §5.1. Every word is one that its method has, so that the grammar is all that decides.
 */
class AuthResGrammarTest {
    private static final int MANY = Integer.MAX_VALUE;
    // Line ends within white space are folds; where one ends a field is not the reader's to say.
    private static final Abnf FWS = repeat(1, MANY, any(WSP, of("\r\n")));
    private static final Abnf QUOTED_PAIR = seq(word("\\"), one(_ -> true));
    private static final Abnf CTEXT = one(c -> c > ' ' && c != '(' && c != ')' && c != '\\');
    private static final Abnf COMMENT = seq(word("("), many(any(FWS, CTEXT, QUOTED_PAIR, later(AuthResGrammarTest::comment))), word(")"));
    private static final Abnf CFWS = repeat(1, MANY, any(FWS, COMMENT));
    private static final Abnf OCFWS = opt(CFWS);
    private static final Abnf TOKEN = repeat(1, MANY, one(c -> c > ' ' && c < 0x7f && "()<>@,;:\\\"/[]?=".indexOf(c) < 0));
    private static final Abnf QTEXT = one(c -> c > ' ' && c != '"' && c != '\\' && c != 0x7f);
    private static final Abnf QUOTED = seq(word("\""), many(any(FWS, QTEXT, QUOTED_PAIR)), word("\""));
    private static final Abnf VALUE = any(TOKEN, QUOTED);
    // An empty name is a name by the grammar; nobody is called so, and the reader wants one.
    private static final Abnf ID = any(TOKEN, seq(word("\""), many(any(FWS, QTEXT, QUOTED_PAIR)), any(WSP, QTEXT, seq(word("\\"),
            one(c -> c != '\r' && c != '\n'))), many(any(FWS, QTEXT, QUOTED_PAIR)), word("\"")));
    private static final Abnf KEYWORD = seq(ALNUM, many(any(ALNUM, word("-"))));
    private static final Abnf NUMBER = repeat(1, 9, DIGIT);
    private static final Abnf LOCAL = repeat(1, MANY, one(c -> c > ' ' && c != 0x7f && "()<>@,;:\\\"[]".indexOf(c) < 0));
    private static final Abnf DOMAIN = repeat(1, MANY, any(ALNUM, of("-._"), one(c -> c >= 0x80)));
    private static final Abnf ADDRESS = any(seq(opt(seq(opt(any(LOCAL, QUOTED)), word("@"))), DOMAIN));
    private static final Abnf PVALUE = any(VALUE, ADDRESS);
    private static final Abnf PROPSPEC = seq(KEYWORD, OCFWS, word("."), OCFWS, KEYWORD, OCFWS, word("="), OCFWS, PVALUE);
    private static final Abnf REASON = seq(word("reason"), OCFWS, word("="), OCFWS, VALUE);
    private static final Abnf METHOD = seq(KEYWORD, opt(seq(OCFWS, word("/"), OCFWS, NUMBER)));
    private static final Abnf RESULT = seq(OCFWS, word(";"), OCFWS, METHOD, OCFWS, word("="), OCFWS, KEYWORD, opt(seq(CFWS, REASON)),
            many(seq(CFWS, PROPSPEC)), OCFWS);
    private static final Abnf NONE = seq(OCFWS, word(";"), OCFWS, word("none"), OCFWS);
    private static final Abnf PAYLOAD = seq(OCFWS, ID, opt(seq(CFWS, NUMBER)), any(NONE, repeat(1, MANY, RESULT)));

    private static final List<String> SEEDS = List.of("example.com 1; x=pass (good) smtp.mailfrom=a@example.net; y/1=fail",
            "mx.test; none", "mx.test (a (b) \\) c) ; x=pass reason=\"a; b\" header.d=\"q\\\"x\" header.i=\"a b\"@c.test",
            "\"mx test\" ; x = fail policy . why = ok", "\"\" ; x = fail policy . why = ok", "mx.test; x=pass header.i=\"a b\"@c.treason=a",
                    "mx.test;y=pass\r\n header.b=ab/cd+ef header.i=@x.test");
    private static final String DICTIONARY = "; = ( ) \" \\ . / @ none x=pass reason=a header.d=b \r\n\t 1 , \u0000 \u00e9 \u007f _ - a.b=c ;y=fail";

    private static Abnf comment() {
        return COMMENT;
    }

    @Test
    void theStrictReaderTakesWhatTheGrammarTakes() {
        int[] seen = new int[2];
        Spoiled.run(SEEDS, DICTIONARY, 0, 20_000, data -> {
            String text = new String(data, StandardCharsets.ISO_8859_1);
            if (text.length() > 300 || text.matches("(?s).*\\d{10}.*")) {
                return;
            }
            boolean slow = PAYLOAD.matches(text);
            boolean fast = AuthenticationResults.read(text, AuthResMode.STRICT).wellFormed();
            seen[slow ? 1 : 0]++;
            if (slow != fast) {
                throw new AssertionError("grammar " + slow + ", reader " + fast + " " + AuthenticationResults.read(text, AuthResMode.STRICT) + ": "
                        + text);
            }
        });
        assertThat(seen[0]).isGreaterThan(300);
        assertThat(seen[1]).isGreaterThan(300);
    }
}

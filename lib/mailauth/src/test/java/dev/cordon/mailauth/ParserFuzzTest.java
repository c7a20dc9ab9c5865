package dev.cordon.mailauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.authres.AuthResMode;
import dev.cordon.mailauth.authres.AuthenticationResults;
import dev.cordon.mailauth.authres.ForefrontReport;
import dev.cordon.mailauth.authres.ReceivedSpf;
import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.RawMessage;
import dev.cordon.mailauth.header.TagList;
import dev.cordon.mailauth.origin.Border;
import dev.cordon.mailauth.origin.Origin;
import dev.cordon.mailauth.signature.KeyRecord;
import dev.cordon.mailauth.signature.Naive;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Readers on text made from seeds: they never throw, agree with themselves, and the tolerant one forgives whatever the strict one takes. */
class ParserFuzzTest {

    private static final String[] PIECES = {"spf", "dkim", "=", "pass", "fail", ";", " ", "(", ")", "\"", "\\", "reason", "header", ".", "d", "@",
        "example.com", "i=1", "/", "1", "none", "\r\n ", "\0", "\u00e9", "smtp.mailfrom=a@b.test", "mx.example.org; ", "v=1", "p=AAAA",
        ":", "b", "h=from",
        "action=none", 
        "\n", "\r", "client-ip=192.0.2.1", "from x (y [192.0.2.1]) by z", "Received: "};

    private static String text(long seed) {
        Random random = new Random(seed);
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(25); i >= 0; i--) {
            out.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return out.toString();
    }

    @Test
    void whatTheStrictReaderTakesTheTolerantOneReadsAlike() {
        int taken = 0;
        for (long seed = 0; seed < 40_000; seed++) {
            String text = seed % 3 == 0 ? "mx.example.org; spf=pass" + text(seed) : text(seed);
            AuthenticationResults strict = AuthenticationResults.read(text, AuthResMode.STRICT);
            AuthenticationResults tolerant = AuthenticationResults.read(text, AuthResMode.TOLERANT);
            assertThat(AuthenticationResults.read(text, AuthResMode.TOLERANT)).as("seed " + seed).isEqualTo(tolerant);
            AuthenticationResults.readArc(text, AuthResMode.TOLERANT);
            if (strict.wellFormed()) {
                taken++;
                assertThat(tolerant).as("seed " + seed).isEqualTo(strict);
            }
        }
        assertThat(taken).isGreaterThan(50);
    }

    @Test
    void resultsNeverComeOutOfCommentsOrQuotes() {
        for (String attack : new String[] {"mx.test; dkim=fail header.d=\"x; dmarc=pass\"",
            "mx.test; spf=fail smtp.mailfrom=\"(\"@x.test (; dmarc=pass)",
            "mx.test; spf=fail (; dmarc=pass (\\) ; dmarc=pass)) smtp.mailfrom=x.test", "mx.test; dkim=fail header.d=x.test\0; dmarc=pass",
            "mx.test; dkim=fail reason=\"a\\\"; dmarc=pass \" header.d=x.test"}) {
            for (AuthResMode mode : AuthResMode.values()) {
                AuthenticationResults read = AuthenticationResults.read(attack, mode);
                assertThat(read.first("dmarc")).as(attack).isEmpty();
            }
        }
        assertThat(AuthenticationResults.read("mx.test; dkim=fail header.d=x.test) ; dmarc=pass", AuthResMode.TOLERANT).readable()).isFalse();
        assertThat(AuthenticationResults.read("mx.test; dkim=fail header.d=\"x; dmarc=pass", AuthResMode.TOLERANT).readable()).isFalse();
    }

    @Test
    void theOtherReadersTakeAnything() {
        for (long seed = 0; seed < 20_000; seed++) {
            String text = text(seed);
            byte[] bytes = Naive.bytes(text);
            assertThat(TagList.read(bytes)).as("seed " + seed).satisfies(read -> {
                if (read instanceof TagList tags) {
                    assertThat(tags.names()).doesNotHaveDuplicates().isNotEmpty();
                    tags.names().forEach(name -> assertThat(tags.compact(name)).doesNotContain(" ", "\r", "\n", "\0"));
                }
            });
            assertThat(KeyRecord.read(bytes, 4096)).as("seed " + seed).isNotNull();
            String spf = ReceivedSpf.read(text).result();
            assertThat(spf).as("seed " + seed).isEqualTo(spf.toLowerCase(Locale.ROOT));
            assertThat(ForefrontReport.read(text).clientIp()).isNotEqualTo("255.255.255.255");
            RawMessage message = RawMessage.split(bytes);
            int last = 0;
            for (RawField field : message.fields()) {
                assertThat(field.start()).as("seed " + seed).isGreaterThanOrEqualTo(last);
                assertThat(field.valueStart()).isLessThanOrEqualTo(field.end());
                last = field.end();
            }
            assertThat(message.bodyStart()).as("seed " + seed).isBetween(last, bytes.length);
            assertThat(Origin.of(message, Border.MICROSOFT)).isEqualTo(Origin.of(message, Border.MICROSOFT));
        }
    }
}

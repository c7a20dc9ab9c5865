package dev.cordon.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import dev.cordon.testkit.EdgeCase;
import org.junit.jupiter.api.Test;

class OffsetMapTest {

    private static final String LETTERS = "abc =\u00e9\u20ac\u4f60\ud83d\ude00~+-\t";

    @Test
    void joinsRunsThatContinueEachOther() {
        OffsetMap.Builder builder = new OffsetMap.Builder();
        builder.add(3, 10, 1, 1);
        builder.add(2, 13, 1, 1);
        builder.add(2, 15, 1, 3);
        builder.add(1, 21, 1, 3);
        OffsetMap map = builder.build();
        assertThat(map.runs()).isEqualTo(2);
        assertThat(map.length()).isEqualTo(8);
        assertThat(map.sourceOf(4, 6)).containsExactly(new RawRange(14, 18));
        assertThat(map.sourceOf(7, 99)).containsExactly(new RawRange(21, 24));
        assertThat(map.sourceOf(8, 9)).isEmpty();
        assertThat(map.coverOf(8, 8)).isEqualTo(RawRange.at(24));
    }

    @Test
    void leadsThroughASecondMap() {
        OffsetMap.Builder outer = new OffsetMap.Builder();
        outer.add(6, 100, 3, 4);
        OffsetMap.Builder inner = new OffsetMap.Builder();
        inner.add(1, 0, 1, 1);
        inner.block(1, 1, 3);
        inner.add(2, 4, 1, 1);
        OffsetMap both = inner.build().over(outer.build());
        assertThat(both.sourceOf(0, 1)).containsExactly(new RawRange(100, 104));
        assertThat(both.sourceOf(1, 2)).containsExactly(new RawRange(100, 108));
        assertThat(both.sourceOf(3, 4)).containsExactly(new RawRange(104, 108));
    }

    /** What the map cites for a stretch of text, decoded again, contains that stretch. */
    @Test
    @EdgeCase("EC-035")
    void whatIsCitedDecodesToWhatItIsCitedFor() {
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            String text = text(random);
            Charset charset = List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, Charset.forName("GB18030")).get(seed % 3);
            byte[] bytes = text.getBytes(charset);
            boolean base64 = random.nextBoolean();
            String encoding = base64 ? "base64" : "quoted-printable";
            String encoded = base64 ? cut(Base64.getEncoder().encodeToString(bytes), random) : quotedPrintable(bytes, random);
            MimeMessage message = Mail.read("Content-Type: text/plain; charset=" + charset.name() + "\r\nContent-Transfer-Encoding: "
                    + encoding + "\r\n\r\n" + encoded);
            MappedText mapped = message.root().body().mapped();
            assertThat(mapped.text()).as("seed %d", seed).isEqualTo(text);
            int from = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
            int to = text.offsetByCodePoints(from, random.nextInt(text.codePointCount(from, text.length()) + 1));
            StringBuilder cited = new StringBuilder();
            mapped.rawRanges(from, to).forEach(range -> cited.append(Mail.raw(message, range)));
            Body again = Mail.body(encoding, "utf-8", cited.toString());
            byte[] wanted = text.substring(from, to).getBytes(charset);
            assertThat(indexOf(again.bytes(), wanted)).as("seed %d, %s %s: %s", seed, encoding, charset, cited).isBetween(0, 2);
            assertThat(again.length() - wanted.length).as("seed %d cites too much", seed).isBetween(0, 4);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        int[] points = LETTERS.codePoints().toArray();
        for (int i = random.nextInt(200); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.append('y').toString();
    }

    /** Line ends and blanks at places of chance, as relays put them. */
    private static String cut(String base64, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < base64.length(); i++) {
            text.append(base64.charAt(i));
            text.append(random.nextInt(10) == 0 ? "\r\n" : "");
        }
        return text.toString();
    }

    private static String quotedPrintable(byte[] bytes, Random random) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            boolean plain = b > ' ' && b < 127 && b != '=' && random.nextInt(8) > 0;
            text.append(plain ? String.valueOf((char) b) : String.format(random.nextBoolean() ? "=%02X" : "=%02x", b & 0xFF));
            text.append(random.nextInt(12) == 0 ? "=\r\n" : "");
        }
        return text.toString();
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return all.indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }
}

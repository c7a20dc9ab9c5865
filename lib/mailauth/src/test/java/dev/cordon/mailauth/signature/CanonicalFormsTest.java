package dev.cordon.mailauth.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mailauth.header.LineEnds;
import dev.cordon.mailauth.header.RawField;
import dev.cordon.mailauth.header.RawMessage;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast canonical forms equal the plain ones on bodies and fields made from seeds. */
class CanonicalFormsTest {

    private static final String[] PIECES = {"a", "bc", " ", "  ", "\t", "\r\n", "\n", "\r", " \r\n", "\t \n", "\r\n\r\n", "long words in a row",
        "\u00e9", "\0", "=20", "\r\r\n", "0123456789abcdef"};

    private static String random(Random random, int pieces) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            out.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return out.toString();
    }

    @Test
    void bodiesAreHashedAsThePlainFormIs() {
        for (long seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            String before = random(random, random.nextInt(4)).replaceAll("\r+\\z", ""); // a body never begins behind a CR
            String body = seed < PIECES.length ? PIECES[(int) seed] : random(random, random.nextInt(seed % 50 == 0 ? 4_000 : 40));
            byte[] bytes = Naive.bytes(before + body);
            for (Canonicalization form : Canonicalization.values()) {
                String expected = Naive.body(body, form == Canonicalization.RELAXED);
                int cut = random.nextInt(expected.length() + 2);
                BodySink sink = new BodySink(cut == 0 ? new long[] {0, Long.MAX_VALUE} : new long[] {0, cut, Long.MAX_VALUE});
                LineEnds ends = BodyForm.feed(bytes, before.length(), bytes.length, form, sink);
                String place = "seed " + seed + " " + form;
                assertThat(ends).as(place).isEqualTo(new LineEnds(body.contains("\r\n"), bareFeed(body), bareReturn(body)));
                assertThat(sink.count()).as(place).isEqualTo(expected.length());
                assertThat(hash(sink, Long.MAX_VALUE)).as(place).isEqualTo(TestSigner.hash(expected));
                assertThat(hash(sink, cut)).as(place).isEqualTo(TestSigner.hash(expected.substring(0, Math.min(cut, expected.length()))));
                assertThat(hash(sink, 0)).as(place).isEqualTo(TestSigner.hash(""));
            }
        }
    }

    private static String hash(BodySink sink, long length) {
        return Base64.getEncoder().encodeToString(sink.hash(length));
    }

    @Test
    void fieldsAreWrittenAsThePlainFormIs() {
        for (long seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            String folded = random(random, random.nextInt(20)).replaceAll("(\r?\n)+", "\r\n ");
            String field = "X-Test" + (seed % 3 == 0 ? " " : "") + ":" + folded + "x";
            RawField read = RawMessage.split(Naive.bytes(field + "\r\n\r\n")).fields().getFirst();
            for (Canonicalization form : Canonicalization.values()) {
                Bytes out = new Bytes(16);
                HeaderForm.add(read, form, -1, -1, out);
                assertThat(Arrays.copyOf(out.array, out.length)).as("seed " + seed + " " + form)
                        .isEqualTo(Naive.bytes(Naive.header(field, form == Canonicalization.RELAXED)));
            }
        }
    }

    @Test
    void lineEndsAreSeenWhereverTheyStand() {
        for (long seed = 0; seed < 2_000; seed++) {
            String text = random(new Random(seed), (int) (seed % 40));
            byte[] bytes = Naive.bytes(text);
            LineEnds expected = new LineEnds(text.contains("\r\n"), bareFeed(text), bareReturn(text));
            assertThat(LineEnds.of(bytes)).as("seed " + seed).isEqualTo(expected);
            int cut = (int) (seed % (bytes.length + 1));
            assertThat(LineEnds.of(bytes, 0, cut).and(LineEnds.of(bytes, cut, bytes.length))).as("seed " + seed).isEqualTo(expected);
        }
    }

    private static boolean bareFeed(String text) {
        return text.replace("\r\n", "xx").contains("\n");
    }

    private static boolean bareReturn(String text) {
        return text.replace("\r\n", "xx").contains("\r");
    }
}

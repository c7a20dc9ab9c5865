package dev.cordon.mime;

import static org.assertj.core.api.Assertions.fail;

import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the fuzz target over the seeds and over inputs spoiled from them; what fails is printed as base64 with its seed. */
class MimeFuzzTest {

    @Test
    void readsEverySeed() {
        for (String mail : Seeds.MAILS) {
            MimeFuzz.fuzzerTestOneInput(Mail.bytes(mail));
        }
        MimeFuzz.fuzzerTestOneInput(new byte[0]);
    }

    @Test
    void readsSpoiledMessages() {
        run(0, 2_000);
    }

    @Test
    @Tag("slow")
    void readsManySpoiledMessages() {
        run(100_000, 20_000);
    }

    private static void run(int firstSeed, int count) {
        for (int seed = firstSeed; seed < firstSeed + count; seed++) {
            byte[] mail = Seeds.spoiled(new Random(seed));
            try {
                MimeFuzz.fuzzerTestOneInput(mail);
                SegmentsTest.assertLossless(MimeReader.read(mail));
            } catch (RuntimeException | AssertionError | StackOverflowError trouble) {
                fail("seed " + seed + ": " + Base64.getEncoder().encodeToString(mail), trouble);
            }
        }
    }
}

package dev.cordon.mailauth.signature;

import dev.cordon.mailauth.Spoiled;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BodyFormFuzzTest {

    private static final List<String> SEEDS = List.of(
            "Dear Ada,\r\n\r\nthe  offer \t stands until Friday. \r\n\r\nYours \t\r\n \r\n\r\n",
            "stored with LF only  \n\n\tindented\ttwice\nand a last line without an end",
            "01234567 \r\n0123456 \r\n012345 \r\n01234 \r\n0123 \r\n012 \r\n01 \r\n0 \r\n \r\n\r\n\r",
            "one\rtwo\r\r\nthree\n\rfour \r five\t\r\n", "        ", "a" + " ".repeat(40) + "b\t\t\t\t\t\t\t\t\t\r\n",
            "<td>\r\n  <td>\r\n    <td class=3D\"x\">=20\r\n".repeat(200));
    private static final String WORDS = "\r \n \r\n \t \u0000 \u000b \u00a0 \u0089 \u008a \u008d .\r\n \r\r\n abcdefgh abcdefghi";

    @Test
    void holdsForSpoiledBodies() {
        Spoiled.run(SEEDS, WORDS, 0, 1_500, BodyFormFuzz::fuzzerTestOneInput);
    }

    @Test
    @Tag("slow")
    void holdsForManySpoiledBodies() {
        Spoiled.run(SEEDS, WORDS, 1_000_000, 10_000, BodyFormFuzz::fuzzerTestOneInput);
    }
}

package dev.cordon.access.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.message.Raw;
import dev.cordon.testkit.EdgeCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ShowTest {
    @EdgeCase("EC-104")
    @Test void whatMovesACursorOrHidesIsWrittenOut() {
        assertThat(Visible.text("a\u001b[2Jb\r\nc\u202ed\u200be\u0000")).isEqualTo("a<U+001B>[2Jb  c<U+202E>d<U+200B>e<U+0000>");
        assertThat(Visible.text("\ud83d lone")).isEqualTo("<U+D83D> lone");
        assertThat(Visible.text(new String(Character.toChars(0xE0041)))).isEqualTo("<U+E0041>");
    }

    @Test void columnsCountWhatATerminalShows() {
        assertThat(Visible.column("\u65e5\u672c\u8a9e", 5)).isEqualTo("\u65e5\u672c\u2026");
        assertThat(Visible.column("abc", 5)).isEqualTo("abc  ");
        assertThat(Visible.width(Visible.column("x".repeat(500), 20))).isEqualTo(20);
    }

    @Test void anyTextComesThroughJsonUnchanged() {
        JsonMapper json = JsonMapper.builder().build();
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < random.nextInt(30); i++) {
                text.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(0x100)));
            }
            String line = JsonLine.of(Map.of("t", text.toString()));
            assertThat(line.lines()).as("seed %s", seed).hasSize(1);
            assertThat(json.readTree(line).get("t").asString()).as("seed %s", seed).isEqualTo(text.toString());
            assertThat(line.chars().noneMatch(c -> c < ' ' || c >= 0x7f && c < 0xa0)).as("seed %s", seed).isTrue();
        }
    }

    @Test void numbersAreWrittenWithoutExponents() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("a", 0.97);
        numbers.put("b", 1.0);
        numbers.put("c", 0.000001);
        numbers.put("d", -2.5);
        numbers.put("e", 12L);
        assertThat(JsonLine.of(numbers)).isEqualTo("{\"a\":0.97,\"b\":1,\"c\":0.000001,\"d\":-2.5,\"e\":12}");
    }

    @Test void citedBytesAreWrittenOutAndCut() {
        Raw raw = Raw.copyOf(new byte[] {'a', 0x1b, '\r', '\n', (byte) 0xff, '\\', 'z'});
        assertThat(ProofTree.escaped(raw, new ByteRange(0, 7), 100)).isEqualTo("a\\x1b\\r\\n\\xff\\\\z");
        assertThat(ProofTree.escaped(raw, new ByteRange(5, 900), 100)).isEqualTo("\\\\z");
        assertThat(ProofTree.escaped(raw, new ByteRange(0, 7), 3)).isEqualTo("a\\x1b\u2026");
        assertThat(List.of(new Paint(false).red("x"), new Paint(true).red("x"))).containsExactly("x", "\u001b[1;31mx\u001b[0m");
    }
}

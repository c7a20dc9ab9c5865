package dev.cordon.access.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.message.Raw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MboxTest {
    private static List<String> split(String mbox) throws IOException {
        List<String> out = new ArrayList<>();
        try (Mbox reader = new Mbox(new ByteArrayInputStream(mbox.getBytes(StandardCharsets.ISO_8859_1)))) {
            for (Optional<Raw> next = reader.next(); next.isPresent(); next = reader.next()) {
                out.add(new String(next.get().shared(), StandardCharsets.ISO_8859_1));
            }
        }
        return out;
    }

    @Test void theBytesBetweenSeparatorsStayAsTheyAre() throws IOException {
        assertThat(split("From a Mon Jan 12 08:00:00 2026\nA: 1\n\n>From quoted\nFrom now on, no time\n\nFrom b Tue Jan 13 09:30"
                + " 2026\nB: 2\n\nend"))
                .containsExactly("A: 1\n\n>From quoted\nFrom now on, no time\n", "B: 2\n\nend");
    }

    @Test void aSeparatorNeedsAnEmptyLineBeforeIt() throws IOException {
        assertThat(split("From a Mon Jan 12 08:00:00 2026\nA: 1\n\ntext\nFrom b Tue Jan 13 09:30:00 2026\nmore\n")).hasSize(1);
    }

    @Test void windowsLineEndsAreKept() throws IOException {
        assertThat(split("From a Mon Jan 12 08:00:00 2026\r\nA: 1\r\n\r\nx\r\n\r\nFrom b Mon Jan 12 08:00:00 2026\r\nB: 2\r\n"))
                .containsExactly("A: 1\r\n\r\nx\r\n", "B: 2\r\n");
    }

    @Test void whateverWasJoinedComesApartAgain() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<String> messages = new ArrayList<>();
            StringBuilder mbox = new StringBuilder();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                StringBuilder message = new StringBuilder("Subject: " + i + "\n\n");
                for (int line = 0; line < random.nextInt(40); line++) {
                    message.append(random.nextInt(5) == 0 ? "" : random.nextInt(7) == 0 ? "From me to you"
                            : "x".repeat(random.nextInt(70_000) / (line + 1)))
                            .append('\n');
                }
                messages.add(message.toString());
                mbox.append("From a@b.example Mon Jan 12 08:00:00 2026\n").append(message).append(i < 5 ? "\n" : "");
            }
            List<String> found = split(mbox.toString());
            found.set(found.size() - 1, found.getLast().stripTrailing());
            messages.set(messages.size() - 1, messages.getLast().stripTrailing());
            assertThat(found).as("seed %s", seed).isEqualTo(messages);
        }
    }
}

package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.access.show.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillCommandTest {
    @TempDir Path dir;

    @Test void aDrillHoldsAndSaysHowMuchItSaw() {
        Ran ran = Ran.of(dir, "drill", "--seeds", "3", "--from", "7");
        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(Exit.FINE);
        assertThat(ran.lines()).hasSize(4);
        assertThat(ran.lines().get(1)).startsWith("mail systems: Microsoft 365").contains("Google Workspace");
        assertThat(ran.lines().get(2)).startsWith("made to happen: ").contains("mail-refused ").contains("process-died ")
                .contains("owner-interfered ");
        assertThat(ran.lines().getFirst()).startsWith("3 seeds from 7: 60 messages, ").contains("times the process died");
        assertThat(ran.lines().getLast()).startsWith("HELD");
        assertThat(ran.err()).isEmpty();
    }

    @Test void theSameSeedGivesTheSameFigures() {
        String first = Ran.of(dir, "drill", "--seed", "8812", "--json").out();
        assertThat(first).startsWith("{\"held\":true,\"seeds\":1,\"from\":8812,\"size\":\"small\",\"messages\":20,"
                + "\"mail_systems\":[\"microsoft\",\"google\",\"memory\"],\"steps\":");
        assertThat(withoutTime(Ran.of(dir, "drill", "--seed", "8812", "--json").out())).isEqualTo(withoutTime(first));
        assertThat(withoutTime(Ran.of(dir, "drill", "--seed", "8813", "--json").out())).isNotEqualTo(withoutTime(first));
    }

    private static String withoutTime(String json) {
        return json.replaceFirst("\"seconds\":[0-9.]+", "").replaceFirst("\"from\":[0-9]+", "");
    }

    @Test void itRunsOnAConfigurationOfOnesOwnAndCountsWhatItMadeHappen() throws Exception {
        Files.writeString(dir.resolve("cordon.yaml"), """
                mode: observe
                organisation:
                  domains: [larkspur.example]
                  vips: [{display-name: Ada Winter, email: ada@larkspur.example}]
                connectors:
                  - name: mail
                    kind: jmap
                    url: https://mail.larkspur.example/.well-known/jmap
                    mailboxes:
                      - {address: ada@larkspur.example, reader: {user: ada, secret: {env: PASSWORD}}}
                """);
        Ran ran = Ran.of(dir, new byte[0], new Terminal.Sight(false, false, false, 80), Map.of("PASSWORD", "x"), "drill", "--seeds", "2", "--config",
                dir.resolve("cordon.yaml").toString(), "--json");
        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(Exit.FINE);
        assertThat(ran.out()).contains("\"held\":true").contains("\"injected\":{");
        Ran broken = Ran.of(dir, "drill", "--config", dir.resolve("none.yaml").toString());
        assertThat(broken.code()).isEqualTo(Exit.TROUBLE);
    }

    @Test void aBarShowsOnATerminalOnly() {
        Terminal.Sight seen = new Terminal.Sight(false, true, true, 100);
        assertThat(Ran.of(dir, new byte[0], seen, Map.of(), "drill", "--seeds", "2").err()).contains("of 2");
        assertThat(Ran.of(dir, new byte[0], seen, Map.of(), "drill", "--seeds", "2", "--quiet").err()).isEmpty();
    }

    @Test void badArgumentsAreOneClearLine() {
        String[][] calls = {{"drill", "--seeds", "0"}, {"drill", "--seed", "x"}, {"drill", "--seed", "1", "--seeds", "5"},
            {"drill", "--size", "huge"}, {"drill", "--seeds", "many"}};
        for (String[] words : calls) {
            Ran ran = Ran.of(dir, words);
            assertThat(ran.code()).as(String.join(" ", words)).isEqualTo(Exit.TROUBLE);
            assertThat(ran.errorLines()).as(String.join(" ", words)).hasSize(1);
        }
    }
}

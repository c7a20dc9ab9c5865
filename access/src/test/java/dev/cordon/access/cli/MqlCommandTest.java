package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.access.show.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqlCommandTest {
    @TempDir Path dir;

    private Path mail() throws IOException {
        return Files.writeString(dir.resolve("a.eml"), "From: Ada <ada@example.net>\r\nTo: bob@example.org\r\nSubject: Hi\r\n\r\nhello\r\n");
    }

    @Test void aValueIsJson() throws IOException {
        assertThat(Ran.of(dir, "mql", "eval", "--message", mail().toString(), "sender.email.email").out()).isEqualTo("\"ada@example.net\"\n");
        assertThat(Ran.of(dir, "mql", "eval", "--json", "--message", mail().toString(), "length(subject.subject) / 2.0").out())
                .isEqualTo("{\"value\":1.0,\"type\":\"float\",\"missing\":[],\"error\":null}\n");
    }

    @Test void whatIsMissingIsSaid() throws IOException {
        Ran ran = Ran.of(dir, "mql", "eval", "--message", mail().toString(), "profile.by_sender().solicited");
        assertThat(ran.code()).isEqualTo(Exit.FINE);
        assertThat(ran.out()).isEqualTo("null\n");
        assertThat(ran.err()).contains("undecided, for want of: profile.by_sender");
    }

    @Test void aMistakeIsShownWithItsPlace() {
        Ran ran = Ran.of(dir, "mql", "eval", "subject.subjet");
        assertThat(ran.code()).isEqualTo(Exit.FLAGGED);
        assertThat(ran.err()).contains("error[M051]", "did you mean `subject`?");
        assertThat(Ran.of(dir, "mql", "eval").code()).isEqualTo(Exit.TROUBLE);
    }

    @Test void aBatchAnswersInOrder() throws IOException {
        String lines = """
                {"id":"1","message":"%s","expr":"type.inbound","org":{"domains":["example.org"]}}
                {"id":2,"message":null,"expr":"'\\ud83d\\ude00' == \\"\\\\u{1F600}\\" and length('\\ud83d\\ude00') == 1"}

                {"id":"3","message":"%s","expr":"subject.x"}
                not json
                {"id":"5","message":"nowhere.eml","expr":"true"}
                {"id":"6","message":null,"expr":"$org_domains","org":{"domains":["a.example"]}}
                {"id":"7","message":null,"expr":"any($sender_emails, . == 'a')"}
                """.formatted(mail(), mail());
        Ran ran = Ran.of(dir, lines.getBytes(StandardCharsets.UTF_8), Terminal.Sight.NONE, Map.of(), "mql", "eval", "--batch", "-", "--json");
        assertThat(ran.code()).isEqualTo(Exit.FLAGGED);
        assertThat(ran.lines()).hasSize(7);
        assertThat(ran.lines().get(0)).isEqualTo("{\"id\":\"1\",\"value\":true,\"type\":\"boolean\",\"missing\":[],\"error\":null}");
        assertThat(ran.lines().get(1)).isEqualTo("{\"id\":2,\"value\":true,\"type\":\"boolean\",\"missing\":[],\"error\":null}");
        assertThat(ran.lines().get(2)).startsWith("{\"id\":\"3\",\"value\":null,\"type\":null,\"missing\":[],\"error\":{\"line\":1,\"column\":9,");
        assertThat(ran.lines().get(3)).contains("not a JSON object");
        assertThat(ran.lines().get(4)).contains("\"id\":\"5\"", "cannot be read");
        assertThat(ran.lines().get(5)).contains("\"value\":[\"a.example\"]");
        assertThat(ran.lines().get(6)).contains("\"value\":null,\"type\":\"boolean\",\"missing\":[\"$sender_emails\"]");
    }
}

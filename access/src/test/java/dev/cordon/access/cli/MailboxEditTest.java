package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.access.show.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxEditTest {
    private static final String TEXT = """
            # our mail
            store: {folder: state}
            connectors:
              - name: office   # keep
                kind: jmap
                url: http://127.0.0.1:9/.well-known/jmap
                mailboxes:
                  # the boss
                  - address: ada@example.org   # Ada
                    reader: {scheme: basic, user: ada, secret: {file: secret}}
                  - {address: "bob@example.org", reader: {user: bob, secret: {file: secret}}}
              - name: home
                kind: imap
                url: imap://127.0.0.1:9
                mailboxes:
                  - reader: {user: eve, secret: {file: secret}}
                    address: eve@example.org
            # the end
            """;

    @TempDir Path dir;
    private Path file = Path.of("");

    @BeforeEach void write() throws IOException {
        file = dir.resolve("cordon.yaml");
        Files.writeString(dir.resolve("secret"), "s3cret-text\n");
        var _ = dir.resolve("secret").toFile().setReadable(false, false);
        var _ = dir.resolve("secret").toFile().setReadable(true, true);
        Files.writeString(file, TEXT);
    }

    private Ran run(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = file.toString();
        return Ran.of(dir, all);
    }

    private String text() throws IOException {
        return Files.readString(file);
    }

    @Test void pausingAndResumingLeavesTheRestAsItWas() throws IOException {
        for (String who : new String[] {"ada@example.org", "bob@example.org", "Eve@Example.org"}) {
            Ran pause = run("mailbox", "pause", who);
            assertThat(pause.code()).as(pause.out() + pause.err()).isEqualTo(Exit.FINE);
            assertThat(pause.out()).contains("paused " + who).contains("restarted");
        }
        assertThat(text()).contains("# our mail").contains("# keep").contains("# the boss").contains("# Ada").contains("# the end");
        assertThat(run("mailbox", "list").lines()).hasSize(3).allMatch(l -> l.endsWith("  paused"));
        assertThat(run("mailbox", "list", "--json").lines()).allMatch(l -> l.endsWith("\"paused\":true}"));
        assertThat(run("mailbox", "pause", "ada@example.org").out()).contains("paused already");

        for (String who : new String[] {"ada@example.org", "bob@example.org", "eve@example.org"}) {
            assertThat(run("mailbox", "pause", who, "--resume").code()).isEqualTo(Exit.FINE);
        }
        assertThat(run("mailbox", "list").lines()).hasSize(3).noneMatch(l -> l.contains("paused"));
        assertThat(text()).contains("# Ada").contains("# the boss");
        assertThat(run("mailbox", "pause", "ada@example.org", "--resume").out()).contains("is not paused");
    }

    @Test void removingTakesTheEntryOutAndAddingPutsOneBack() throws IOException {
        Ran asked = run("mailbox", "remove", "ada@example.org");
        assertThat(asked.code()).isEqualTo(Exit.TROUBLE);
        assertThat(asked.errorLines()).hasSize(1).first().asString().contains("--yes");
        assertThat(text()).isEqualTo(TEXT);

        assertThat(run("mailbox", "remove", "ada@example.org", "--yes").out()).contains("removed").contains("records are kept");
        assertThat(text()).isEqualTo(TEXT.replaceFirst("(?s)      - address: ada.*?\\n.*?\\n", ""));
        assertThat(run("mailbox", "remove", "bob@example.org", "--yes").code()).isEqualTo(Exit.FINE);
        assertThat(run("mailbox", "list").lines()).hasSize(1);
        Ran back = run("mailbox", "add", "bob@example.org", "--connector", "office", "--secret-file", dir.resolve("secret").toString());
        assertThat(back.code()).as(back.out() + back.err()).isEqualTo(Exit.FINE);
        assertThat(run("mailbox", "list").lines()).hasSize(2);
    }

    @Test void thePersonIsAskedAndNoIsNo() throws IOException {
        Terminal.Sight seen = new Terminal.Sight(true, true, true, 100);
        Ran no = Ran.of(dir, "n\n".getBytes(StandardCharsets.UTF_8), seen, Map.of(), "mailbox", "remove", "ada@example.org", "--config",
                file.toString());
        assertThat(no.code()).isEqualTo(Exit.FLAGGED);
        assertThat(text()).isEqualTo(TEXT);
        Ran yes = Ran.of(dir, "y\n".getBytes(StandardCharsets.UTF_8), seen, Map.of(), "mailbox", "remove", "ada@example.org", "--config",
                file.toString());
        assertThat(yes.code()).as(yes.err()).isEqualTo(Exit.FINE);
        assertThat(text()).doesNotContain("ada@example.org");
    }

    @Test void whatCannotBeDoneIsOneLineAndChangesNothing() throws IOException {
        assertThat(run("mailbox", "pause", "nobody@example.org").err()).contains("no mailbox nobody@example.org").contains("mailbox list");
        Files.writeString(file, TEXT.replace("eve@", "ada@"));
        assertThat(run("mailbox", "pause", "ada@example.org").err()).contains("office, home").contains("--connector");
        assertThat(run("mailbox", "pause", "ada@example.org", "--connector", "home").code()).isEqualTo(Exit.FINE);
        String brackets = "connectors: [{name: a, kind: imap, url: 'imap://127.0.0.1:9', mailboxes: [{address: x@example.org, reader:"
                + " {user: x, secret: {file: secret}}}]}]\n";
        Files.writeString(file, brackets);
        Ran removed = run("mailbox", "remove", "x@example.org", "--yes");
        assertThat(removed.code()).isEqualTo(Exit.TROUBLE);
        assertThat(removed.err()).contains("by hand");
        assertThat(text()).isEqualTo(brackets);
        assertThat(run("mailbox", "pause", "x@example.org").code()).isEqualTo(Exit.FINE);
        assertThat(run("mailbox", "list").out()).contains("paused");
    }

    @Test void aChangedFileIsNoticedOnce() throws IOException {
        FileWatch watch = new FileWatch(file);
        assertThat(watch.changed()).isFalse();
        assertThat(run("mailbox", "pause", "ada@example.org").code()).isEqualTo(Exit.FINE);
        assertThat(watch.changed()).isTrue();
        assertThat(watch.changed()).isFalse();
    }
}

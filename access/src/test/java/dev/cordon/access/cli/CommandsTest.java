package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.access.show.Terminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
    @TempDir Path dir;

    @Test void everyCommandTeaches() {
        Call call = new Call(new Terminal(java.io.InputStream.nullInputStream(), java.io.OutputStream.nullOutputStream(),
                java.io.OutputStream.nullOutputStream(), Map.of(), Terminal.Sight.NONE), InstantSource.system(), dir);
        assertThat(Main.commandLine(call).getSubcommands().keySet()).containsExactlyInAnyOrder("demo", "scan", "explain", "auth", "serve",
                "mailbox", "audit",
                "policy", "rules", "mql", "config", "drill", "test", "completion", "version");
        for (CommandLine command : all(Main.commandLine(call), new ArrayList<>())) {
            String name = command.getCommandSpec().qualifiedName(" ");
            String[] words = (name.substring(name.indexOf(' ') + 1) + " --help").split(" ");
            Ran ran = Ran.of(dir, words);
            assertThat(ran.code()).as(name).isEqualTo(Exit.FINE);
            assertThat(ran.out()).as(name).contains("Usage: " + name);
            assertThat(ran.err()).as(name).isEmpty();
        }
        assertThat(Ran.of(dir).out()).contains("Start here:");
    }

    private static List<CommandLine> all(CommandLine from, List<CommandLine> into) {
        from.getSubcommands().values().forEach(sub -> {
            into.add(sub);
            List<CommandLine> _ = all(sub, into);
        });
        return into;
    }

    @Test void whatComesLaterSaysSoInOneLine() {
        for (String[] words : new String[][] {{"replay", "b"}, {"posture"},
                {"bench"},
            {"replay", "x"}}) {
            Ran ran = Ran.of(dir, words);
            assertThat(ran.code()).as(String.join(" ", words)).isEqualTo(Exit.TROUBLE);
            assertThat(ran.errorLines()).hasSize(1).first().asString().contains("comes in a later version");
        }
    }

    @Test void aMistypedCommandIsGuessed() {
        Ran ran = Ran.of(dir, "scna");
        assertThat(ran.code()).isEqualTo(Exit.TROUBLE);
        assertThat(ran.errorLines()).hasSize(1).first().asString().contains("`scna` is not known here").contains("--help");
    }

    @Test void aDefectIsOneLineWithAnIdAndAFile() throws IOException {
        Call call = new Call(new Terminal(java.io.InputStream.nullInputStream(), java.io.OutputStream.nullOutputStream(),
                java.io.OutputStream.nullOutputStream(), Map.of(), Terminal.Sight.NONE), InstantSource.system(), dir);
        CommandLine line = Main.commandLine(call);
        line.addSubcommand("boom", new Boom());
        assertThat(line.execute("boom")).isEqualTo(Exit.TROUBLE);
        try (var files = Files.list(dir.resolve("defects"))) {
            assertThat(files.toList()).hasSize(1).first().satisfies(f -> assertThat(Files.readString(f)).contains("the inside of it"));
        }
    }

    /** Breaks. */
    @CommandLine.Command(name = "boom")
    static final class Boom implements java.util.concurrent.Callable<Integer> {
        @Override public Integer call() {
            throw new IllegalStateException("the inside of it");
        }
    }

    @Test void thePolicyWeShipIsTotalAndABrokenOneIsNot() throws IOException {
        Ran good = Ran.of(dir, "policy", "check");
        assertThat(good.code()).as(good.out() + good.err()).isEqualTo(Exit.FINE);
        assertThat(good.lines().getLast()).startsWith("OK").contains("exactly once");

        String text = Ran.of(dir, "policy", "check", "--print").out();
        Path mine = dir.resolve("policy.yaml");
        Files.writeString(mine, text);
        assertThat(Ran.of(dir, "policy", "check", mine.toString()).code()).isEqualTo(Exit.FINE);
        Files.writeString(mine, text + "\nnonsense: 1\n");
        Ran bad = Ran.of(dir, "policy", "check", mine.toString());
        assertThat(bad.code()).isEqualTo(Exit.FLAGGED);
        assertThat(bad.err()).contains("policy.yaml:").contains("nonsense");
        assertThat(Ran.of(dir, "policy", "check", dir.resolve("no.yaml").toString()).code()).isEqualTo(Exit.TROUBLE);
    }

    private Path config(String more) throws IOException {
        Path file = dir.resolve("cordon.yaml");
        Files.writeString(dir.resolve("secret"), "s3cret-text\n");
        var _ = dir.resolve("secret").toFile().setReadable(false, false);
        var _ = dir.resolve("secret").toFile().setReadable(true, true);
        Files.writeString(file, "# our mail\nstore: {folder: state}\nserve: {port: 0}\nconnectors:\n  - name: office   # keep\n    kind:"
                + " jmap\n"
                + "    url: http://127.0.0.1:9/.well-known/jmap\n    mailboxes:\n      - address: ada@example.org\n        reader:"
                        + " {scheme: basic, user: ada, secret: {file: secret}}\n"
                + more);
        return file;
    }

    @Test void aConfigurationIsCheckedAndExplainedWithoutShowingSecrets() throws IOException {
        String file = config("").toString();
        Ran check = Ran.of(dir, "config", "check", file);
        assertThat(check.code()).as(check.out() + check.err()).isEqualTo(Exit.FINE);
        assertThat(check.out()).contains("1 mail systems, 1 mailboxes");
        Ran explain = Ran.of(dir, "config", "explain", file);
        assertThat(explain.out()).contains("serve.port").contains("file").doesNotContain("s3cret-text");
    }

    @Test void everyMistakeOfAConfigurationIsShownAtOnce() throws IOException {
        Path file = config("servre: {port: 1}\nline: {lanes: many}\n");
        Files.writeString(file, Files.readString(file).replace("{file: secret}", "{file: missing}"));
        Ran check = Ran.of(dir, "config", "check", file.toString());
        assertThat(check.code()).isEqualTo(Exit.FLAGGED);
        assertThat(check.err()).contains("servre").contains("did you mean").contains("lanes").contains("missing");
        Ran serve = Ran.of(dir, "serve", "--config", file.toString());
        assertThat(serve.code()).isEqualTo(Exit.TROUBLE);
        assertThat(serve.errorLines().getLast()).contains("3 errors");
        assertThat(dir.resolve("state")).doesNotExist();
    }

    @Test void servingOnAPortInUseIsOneClearLine() throws IOException {
        Path file = config("");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ran ran = Ran.of(dir, "serve", "--quiet", "--config", file.toString(), "--port", Integer.toString(taken.getLocalPort()));
            assertThat(ran.code()).isEqualTo(Exit.TROUBLE);
            assertThat(ran.errorLines().getLast()).contains("port " + taken.getLocalPort()).contains("is in use").contains("--port");
        }
    }

    @Test void mailboxesAreAddedWithoutTouchingTheRest() throws IOException {
        Path file = config("# the end\n");
        Ran same = Ran.of(dir, "mailbox", "add", "bob@example.org", "--config", file.toString(), "--connector", "office",
                "--secret-file", dir.resolve("secret").toString());
        assertThat(same.code()).as(same.out() + same.err()).isEqualTo(Exit.FINE);
        Ran other = Ran.of(dir, "mailbox", "add", "eve@example.org", "--config", file.toString(), "--connector", "home", "--kind", "imap",
                "--url", "imaps://mail.example.org", "--secret-file", dir.resolve("secret").toString());
        assertThat(other.code()).as(other.out() + other.err()).isEqualTo(Exit.FINE);
        assertThat(Files.readString(file)).contains("# our mail").contains("# keep").contains("# the end").doesNotContain("s3cret-text");
        assertThat(Ran.of(dir, "mailbox", "list", "--config", file.toString()).lines()).hasSize(3);

        String before = Files.readString(file);
        assertThat(Ran.of(dir, "mailbox", "add", "x@example.org", "--config", file.toString()).err()).contains("--secret-file");
        assertThat(Ran.of(dir, "mailbox", "add", "x@example.org", "--config", file.toString(), "--connector", "new", "--secret-env",
                "X").err())
                .contains("--kind and --url");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test void aMailboxThatCannotBeReachedIsSaidSo() throws IOException {
        Ran ran = Ran.of(dir, "mailbox", "test", "--config", config("").toString());
        assertThat(ran.code()).isEqualTo(Exit.FLAGGED);
        assertThat(ran.lines()).hasSize(1).first().asString().startsWith("failed").contains("ada@example.org");
    }

    @Test void wrongCredentialsOfOneMailboxAreSaidAndTheOthersWork() throws IOException {
        try (dev.cordon.testkit.providers.FakeJmap provider = dev.cordon.testkit.providers.FakeJmap.start(InstantSource.system())) {
            var _ = provider.account("ada@example.org", "s3cret-text").account("bob@example.org", "another");
            Path file = config("      - address: bob@example.org\n        reader: {scheme: basic, user: bob@example.org, secret: {file:"
                    + " secret}}\n");
            Files.writeString(file, Files.readString(file).replace("http://127.0.0.1:9/.well-known/jmap",
                    provider.url().toString()).replace("user: ada,", "user: ada@example.org,"));
            Ran ran = Ran.of(dir, "mailbox", "test", "--config", file.toString());
            assertThat(ran.code()).isEqualTo(Exit.FLAGGED);
            assertThat(ran.lines().get(0)).as(ran.out()).startsWith("ok").contains("hide");
            assertThat(ran.lines().get(1)).startsWith("failed").contains("bob@example.org");
            assertThat(ran.out() + ran.err()).doesNotContain("s3cret-text");
        }
    }

    @Test void completionKnowsEveryCommand() {
        assertThat(Ran.of(dir, "completion", "bash").out()).contains("demo").contains("--files-from");
        assertThat(Ran.of(dir, "completion", "fish").out()).contains("complete -c cordon").contains("-a scan");
        assertThat(Ran.of(dir, "completion", "tcsh").code()).isEqualTo(Exit.TROUBLE);
        assertThat(Ran.of(dir, "version", "--json").out()).startsWith("{\"cordon\":\"" + VersionCommand.VERSION);
    }

    @Test void withoutALedgerAuditSaysWhereItLooked() {
        Ran ran = Ran.of(dir, "audit", "verify");
        assertThat(ran.code()).isEqualTo(Exit.TROUBLE);
        assertThat(ran.errorLines()).hasSize(1).first().asString().contains("cordon demo");
        assertThat(Ran.of(dir, "audit", "verify", dir.resolve("none").toString()).code()).isEqualTo(Exit.TROUBLE);
    }
}

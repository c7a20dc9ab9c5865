package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher at the root, as a person calls it. Builds when that is needed. */
@Tag("slow")
class LauncherTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String MAIL = "From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMessage-ID:"
            + " <1@example.org>\r\n\r\nHello\r\n";

    @TempDir Path dir;

    private Ran run(Path from, Map<String, String> environment, String... command) throws Exception {
        Path out = Files.createTempFile(dir, "out", "");
        Path err = Files.createTempFile(dir, "err", "");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).directory(from.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile()).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private String launcher() {
        return ROOT.resolve("cordon").toString();
    }

    @Test void itRunsFromAnyFolderThroughALinkWithBlanksInPaths() throws Exception {
        Path folder = Files.createDirectories(dir.resolve("a folder"));
        Files.writeString(folder.resolve("my mail.eml"), MAIL);
        Files.createSymbolicLink(folder.resolve("my cordon"), ROOT.resolve("cordon"));
        Ran ran = run(folder, Map.of(), "./my cordon", "scan", "--json", "my mail.eml");
        assertThat(ran.code()).as(ran.err()).isEqualTo(0);
        assertThat(ran.lines()).hasSize(1).first().asString().startsWith("{\"path\":\"my mail.eml\"");
    }

    @Test void exitCodesComeThrough() throws Exception {
        Files.writeString(dir.resolve("m.eml"), MAIL);
        assertThat(run(dir, Map.of(), launcher(), "scan", "missing.eml").code()).isEqualTo(2);
        assertThat(run(dir, Map.of(), launcher(), "nonsense").code()).isEqualTo(2);
        assertThat(run(dir, Map.of(), launcher(), "--help").code()).isEqualTo(0);
        assertThat(run(dir, Map.of(), launcher(), "test", "--help").out()).contains("Usage: cordon test");
    }

    @Test void theDemoEndsWithEverythingAccountedFor() throws Exception {
        Ran ran = run(dir, Map.of(), launcher(), "demo", "--headless", "--for", "20s", "--port", "0");
        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(0);
        assertThat(ran.lines()).hasSize(1).first().asString().contains("\"arrived\":28").contains("\"verified\":true")
                .doesNotContain("\"quarantined\":0");
    }

    @Test void aFullDiskIsOneClearLine() throws Exception {
        if (!Files.exists(Path.of("/dev/full"))) {
            System.out.println("aFullDiskIsOneClearLine did not run: this system has no /dev/full");
            return;
        }
        Files.writeString(dir.resolve("m.eml"), MAIL);
        Ran ran = run(dir, Map.of(), "sh", "-c", "'" + launcher() + "' scan --json m.eml > /dev/full");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errorLines().getLast()).contains("the output could not be written").contains("No space left");
    }

    @Test void withoutANewEnoughJavaItSaysWhatItFound() throws IOException, Exception {
        Path old = Files.createDirectories(dir.resolve("jdk-17/bin"));
        Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"17.0.2\"\n");
        Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 1\n");
        assertThat(old.resolve("java").toFile().setExecutable(true)).isTrue();
        // A copy of the launcher that looks nowhere but in JAVA_HOME and PATH.
        String text = Files.readString(ROOT.resolve("cordon")).replaceAll("(?s)    for home in /usr/lib/jvm.*?\\n    done\\n", "");
        Path copy = dir.resolve("cordon");
        Files.writeString(copy, text);
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        Ran ran = run(dir, Map.of("JAVA_HOME", old.getParent().toString(), "PATH", "/bin:" + old), "/bin/sh", copy.toString(), "scan", "x");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("Java 25 or newer is needed").contains("Java 17 in " + old.getParent()).contains("JAVA_HOME");
    }
}

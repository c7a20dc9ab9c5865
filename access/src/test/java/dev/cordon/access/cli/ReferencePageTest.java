package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.access.show.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** docs/reference/cli.md is what the help says; {@code -Dgolden.update=true} writes it anew. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("../docs/reference/cli.md");

    @Test void theReferencePageIsWhatTheHelpSays() throws IOException {
        Call call = new Call(new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream(),
                Map.of(),
                Terminal.Sight.NONE), InstantSource.system(), Path.of("."));
        StringBuilder page = new StringBuilder("# Command line\n\nWritten from the program's own help"
                + " (`mvn test -pl access -am -Dtest=ReferencePageTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true`);"
                        + " do not edit by hand.\n");
        describe(Main.commandLine(call), page);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(page.toString()).isEqualTo(Files.readString(PAGE));
    }

    private static void describe(CommandLine line, StringBuilder page) {
        page.append("\n## ").append(line.getCommandSpec().qualifiedName(" ")).append("\n\n```\n")
                .append(line.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing()).append("\n```\n");
        line.getSubcommands().values().forEach(sub -> describe(sub, page));
    }
}

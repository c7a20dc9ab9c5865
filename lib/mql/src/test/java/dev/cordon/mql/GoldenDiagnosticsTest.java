package dev.cordon.mql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mql.check.Checked;
import dev.cordon.mql.check.Checker;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.source.DiagnosticPrinter;
import dev.cordon.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person sees for each mistake: the file beside it. {@code -Dgolden.update=true} rewrites them. */
final class GoldenDiagnosticsTest {
    private static final Path FOLDER = Path.of("src/test/golden/diagnostics");

    static List<Path> mistakes() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".mql")).sorted().toList();
        }
    }

    @ParameterizedTest @MethodSource("mistakes")
    void theDiagnosticIsTheOneBeside(Path file) throws IOException {
        SourceText source = new SourceText("rule.mql", Files.readString(file));
        Checked checked = Checker.check(Parser.parse(source), SmallWorld.environment());
        String printed = new DiagnosticPrinter(false).print(checked.diagnostics());
        Path beside = FOLDER.resolve(file.getFileName().toString().replace(".mql", ".txt"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(beside, printed);
        }
        assertThat(printed).isEqualTo(Files.readString(beside));
        assertThat(printed).isNotEmpty();
    }

    @Test void thereAreMistakes() throws IOException {
        assertThat(mistakes()).hasSizeGreaterThan(20);
    }
}

package dev.cordon.conclusion.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.source.DiagnosticPrinter;
import dev.cordon.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A policy file and what is said about it. Run with {@code -Dgolden.write=true} to write what is said now. */
class PolicyGoldenTest {

    private static final Path FOLDER = Path.of("src/test/golden/policy");

    @Test
    void whatIsSaidAboutAPolicyIsWhatWasAgreed() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Policy.Reading reading = Policy.read(new SourceText("policy.yaml", Files.readString(file)));
            String said = new DiagnosticPrinter(false).print(reading.isValid() ? PolicyChecker.check(reading.policy()).diagnostics()
                    : reading.diagnostics());
            Path golden = FOLDER.resolve(file.getFileName().toString().replace(".yaml", ".txt"));
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(golden, said);
            }
            assertThat(said).as(file.toString()).isEqualTo(Files.readString(golden));
        }
    }
}

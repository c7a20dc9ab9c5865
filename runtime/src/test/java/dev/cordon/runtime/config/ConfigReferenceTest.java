package dev.cordon.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "config.md");

    @Test void theReferencePageIsCurrent() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ConfigReference.page());
        }
        assertThat(Files.readString(PAGE)).as("run: mvn test -pl runtime -am -Dtest=ConfigReferenceTest -Dgolden.update=true")
                .isEqualTo(ConfigReference.page());
    }

    @Test void everySettingSaysWhatItMeans() {
        assertThat(ConfigReference.page().lines().filter(line -> line.endsWith("|  |"))).isEmpty();
    }
}

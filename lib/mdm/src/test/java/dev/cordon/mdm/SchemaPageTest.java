package dev.cordon.mdm;

import dev.cordon.mdm.functions.SchemaPage;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference page is the schema; {@code -Dgolden.update=true} writes it. */
class SchemaPageTest {

    @Test
    void theReferencePageIsUpToDate() throws IOException {
        Path page = Path.of("../../docs/reference/mdm.md");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, SchemaPage.markdown());
        }
        assertThat(Files.readString(page)).isEqualTo(SchemaPage.markdown());
    }
}

package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class DemoTest {
    @TempDir Path dir;

    @Test void bothTenantsAreProtectedAndNothingIsAskedForThatWasNotConsented() {
        Ran ran = Ran.of(dir, "demo", "--headless", "--for", "6s", "--port", "0");
        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(Exit.FINE);
        assertThat(ran.lines()).hasSize(1).first().asString().contains("\"arrived\":28").contains("\"with_outcome\":28")
                .contains("\"by_provider\":{\"google-workspace\":14,\"microsoft-365\":14}").contains("\"beyond_scopes\":[]")
                .contains("\"verified\":true").doesNotContain("\"quarantined\":0");
    }
}

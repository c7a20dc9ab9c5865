package dev.cordon.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
    @TempDir Path dir;

    @Test void everyBenchmarkGivesItsFiguresAsJson() throws dev.cordon.runtime.JsonReader.NotJson {
        Ran ran = Ran.of(dir, "bench", "--json", "--messages", "2", "--seconds", "0", "--rounds", "1");
        assertThat(ran.code()).as(ran.err()).isEqualTo(Exit.FINE);
        assertThat(ran.lines()).hasSize(6);
        for (String line : ran.lines()) {
            assertThat(dev.cordon.runtime.PlainJson.read(line) instanceof Map<?, ?> figure && figure.containsKey("per_second")
                    && figure.containsKey("bench")).as(line).isTrue();
        }
        assertThat(ran.out()).contains("\"bench\":\"auth\"", "RSA-2048", "Ed25519", "\"bench\":\"mime\"");
    }

    @Test void oneBenchmarkAsATable() {
        Ran ran = Ran.of(dir, "bench", "mime", "--messages", "1", "--seconds", "0", "--rounds", "1");
        assertThat(ran.code()).as(ran.err()).isEqualTo(Exit.FINE);
        assertThat(ran.lines()).hasSize(3).first().asString().contains("per second");
        assertThat(ran.out()).doesNotContain("auth");
    }

    @Test void whatIsNoBenchmarkIsRefusedInOneLine() {
        Ran ran = Ran.of(dir, "bench", "moon");
        assertThat(ran.code()).isEqualTo(Exit.TROUBLE);
        assertThat(ran.errorLines()).hasSize(1).first().asString().contains("moon").contains("auth, mime");
        assertThat(Ran.of(dir, "bench", "--rounds", "0").code()).isEqualTo(Exit.TROUBLE);
    }
}

package dev.cordon.access.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    private Path temporary;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return Main.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void exitCodesAndBothKindsOfReport() throws Exception {
        String folder = Ledgers.ledger(temporary.resolve("l"), 3).toString();
        assertThat(run("--key", Ledgers.key(), folder)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("3 entries").contains("orders without a receipt: 1")
                .endsWith("Everything holds.\n");
        Files.writeString(temporary.resolve("keys"), "# ledger\n" + Ledgers.key() + "\n");
        assertThat(run("--json", "--key-file", temporary.resolve("keys").toString(), folder)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"sound\":true,\"origin\":\"example.org/ledger\",\"size\":3,")
                .endsWith("\"open_orders_count\":1,\"open_orders\":[{\"index\":2,\"id\":\"o2\"}]}\n");
        Files.write(temporary.resolve("l/tile/0/000.p/3"), new byte[96]);
        assertThat(run("--key", Ledgers.key(), folder)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("FINDING TILE_CHANGED  tile/0/000.p/3");
        assertThat(run("--json", "--key", Ledgers.key(), folder)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("{\"kind\":\"TILE_CHANGED\",\"place\":\"tile/0/000.p/3\"");
    }

    @Test
    void mistakesAreSaidInOneLine() {
        for (List<String> wrong : List.of(List.<String>of(), List.of("a", "b"), List.of("--what", "a"), List.of("--key"),
                List.of("--key", "x", temporary.toString()), List.of("--clock-tolerance", "5", "a"), List.of("/no/such/folder"))) {
            assertThat(run(wrong.toArray(String[]::new))).as("%s", wrong).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).as("%s", wrong).startsWith("error: ").hasLineCount(1);
        }
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(Main.USAGE);
    }
}

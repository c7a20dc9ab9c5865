package dev.cordon.runtime.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.merkle.KeyFile;
import dev.cordon.merkle.LogFolder;
import dev.cordon.runtime.JsonReader;
import dev.cordon.testkit.EdgeCase;
import dev.cordon.testkit.Samples;
import dev.cordon.testkit.providers.FakeJmap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real process, really killed ({@code SIGKILL}), against a mail system that lives on in this one. */
@Tag("slow")
class CrashTest {
    private static final int KILLS = 4;
    private static final int MAILS_A_ROUND = 4;

    @TempDir private Path folder;

    private Process child(FakeJmap mail) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), CrashChild.class.getName(),
                        folder.resolve("store").toString(),
                mail.url().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @EdgeCase({"EC-091", "EC-076"})
    void aKilledProcessLosesNothingAndRepeatsNothing(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        int delivered = 0;
        int bad = 0;
        try (FakeJmap mail = FakeJmap.start(InstantSource.system()).account("ada@example.org", "pw")) {
            for (int kill = 0; kill <= KILLS; kill++) {
                Process process = child(mail);
                try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8); OutputStream ask = process.getOutputStream()) {
                    if (kill == 0) {
                        ready(said, ask);
                    }
                    for (int i = 0; i < MAILS_A_ROUND && kill < KILLS; i++) {
                        boolean isBad = random.nextBoolean();
                        bad += isBad ? 1 : 0;
                        String word = isBad ? "bad" : "good";
                        mail.deliver("ada@example.org", Samples.mail("m" + delivered++, "x@example.net", word, word).shared());
                    }
                    if (kill < KILLS) {
                        for (int line = random.nextInt(2, 12); line > 0; line--) {
                            said.readLine();
                        }
                        process.destroyForcibly();
                    } else {
                        untilInspected(said, ask, delivered);
                    }
                }
                process.waitFor();
            }
            assertThat(mail.folders("ada@example.org").get("Cordon Quarantine")).as("seed " + seed).hasSize(bad);
            assertThat(mail.folders("ada@example.org").get("Inbox")).as("seed " + seed).hasSize(delivered - bad);
        }
        theLedgerTellsEachOrderOnce(seed, bad);
    }

    private static void ready(BufferedReader said, OutputStream ask) throws IOException {
        String line = said.readLine();
        while (line != null && !line.contains(" watching ") && !line.contains(" polling ")) {
            ask.write('\n');
            ask.flush();
            line = said.readLine();
        }
    }

    private static void untilInspected(BufferedReader said, OutputStream ask, int delivered) throws IOException {
        String wanted = " " + delivered + " " + delivered;
        String line = said.readLine();
        while (line != null && !line.endsWith(wanted)) {
            ask.write('\n');
            ask.flush();
            line = said.readLine();
        }
        assertThat(line).as("the process ended before everything was inspected").isNotNull();
    }

    private void theLedgerTellsEachOrderOnce(long seed, int bad) throws Exception {
        List<String> keys = new ArrayList<>();
        Set<String> ordered = new HashSet<>();
        int receipts = 0;
        Path store = folder.resolve("store");
        try (LogFolder log = LogFolder.open(store.resolve("ledger"), KeyFile.read(store.resolve("secrets/ledger.key"), new byte[0]),
                InstantSource.system())) {
            for (long i = 0; i < log.size(); i++) {
                Json.Obj entry = (Json.Obj) JsonReader.read(log.entry(i));
                keys.add(entry.members().get("key").canonical());
                if (entry.members().get("kind").equals(new Json.Str("order"))) {
                    ordered.add(entry.members().get("content").canonical());
                } else if (entry.members().get("kind").equals(new Json.Str("receipt"))) {
                    receipts++;
                    assertThat(ordered).as("a receipt only after its order, seed " + seed).contains(entry.members().get("content").canonical());
                }
            }
        }
        assertThat(keys).as("seed " + seed).doesNotHaveDuplicates();
        assertThat(ordered).as("seed " + seed).hasSize(bad);
        assertThat(receipts).as("seed " + seed).isEqualTo(bad);
    }
}

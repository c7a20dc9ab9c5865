package dev.cordon.runtime.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.kernel.canonical.Json;
import dev.cordon.merkle.KeyFile;
import dev.cordon.merkle.LogFolder;
import dev.cordon.runtime.JsonReader;
import dev.cordon.testkit.EdgeCase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A real process on a real mail server, killed with {@code SIGKILL} while mail arrives, started again, and killed again. */
@Tag("servers")
class KilledServerTest {
    private static final int KILLS = 3;
    private static final int MAILS_A_ROUND = 4;
    private static final int LINES_MAX = 100_000;
    private static final long SEED = 20_261;

    @TempDir Path folder;

    @TestFactory
    @EdgeCase({"EC-091", "EC-076"})
    Stream<DynamicTest> aKilledProcessLosesNothingAndRepeatsNothingOnARealServer() {
        List<RealServer> servers = RealServer.started("bob");
        if (servers.isEmpty()) {
            System.out.println("No real mail server was started: nothing was tested here. testkit/servers/with-servers.sh starts them.");
        }
        return servers.stream().map(server -> DynamicTest.dynamicTest(server.name(), () -> killed(server)));
    }

    private static Process child(Path store, RealServer server) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), ProtectingChild.class.getName(),
                store.toString(), server.name(), "bob").redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private void killed(RealServer server) throws Exception {
        Path store = folder.resolve(server.name().replace(' ', '-'));
        String run = "k" + Long.toHexString(ProcessHandle.current().pid()) + Integer.toHexString(server.name().hashCode());
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> bad = new ArrayList<>();
        List<String> good = new ArrayList<>();
        long before = 0;
        try (RealServer.Owner owner = server.owner(RealServer.session())) {
            for (int kill = 0; kill <= KILLS; kill++) {
                Process process = child(store, server);
                try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8); OutputStream ask = process.getOutputStream()) {
                    if (kill == 0) {
                        before = arrived(until(said, ask, "quiet (watching|polling) \\d+ \\d+"));
                    }
                    for (int i = 0; i < MAILS_A_ROUND && kill < KILLS; i++) {
                        receive(owner, random.nextBoolean(), run + "-" + kill + "-" + i, bad, good);
                    }
                    if (kill < KILLS) {
                        for (int line = random.nextInt(2, 12); line > 0; line--) {
                            said.readLine();
                        }
                        process.destroyForcibly();
                    } else {
                        long all = before + bad.size() + good.size();
                        until(said, ask, "quiet \\w+ " + all + " " + all);
                    }
                }
                process.waitFor();
            }
            for (String id : bad) {
                assertThat(owner.count("INBOX", id)).as(id + " in the inbox, seed " + SEED).isZero();
                assertThat(owner.count(RealServer.QUARANTINE, id)).as(id + " in quarantine, seed " + SEED).isEqualTo(1);
            }
            for (String id : good) {
                assertThat(owner.count("INBOX", id)).as(id + " in the inbox, seed " + SEED).isEqualTo(1);
            }
        }
        theLedgerTellsEachOrderOnce(store, bad.size());
    }

    private static void receive(RealServer.Owner owner, boolean isBad, String id, List<String> bad, List<String> good) throws Exception {
        owner.receives(isBad ? RealServer.phish(id) : RealServer.harmless(id));
        if (isBad) {
            bad.add("<" + id + "@ceo-office.example>");
        } else {
            good.add("<" + id + "@example.test>");
        }
    }

    private static long arrived(String line) {
        return Long.parseLong(line.split(" ", -1)[2]);
    }

    /** Asks until a line fits. */
    private static String until(BufferedReader said, OutputStream ask, String pattern) throws IOException {
        String line = "";
        for (int i = 0; i < LINES_MAX; i++) {
            ask.write('\n');
            ask.flush();
            line = said.readLine();
            assertThat(line).as("the process ended before it said " + pattern).isNotNull();
            if (line.matches(pattern)) {
                return line;
            }
        }
        throw new AssertionError("never said " + pattern + "; last: " + line);
    }

    private static void theLedgerTellsEachOrderOnce(Path store, int bad) throws Exception {
        List<String> keys = new ArrayList<>();
        Set<String> orders = new LinkedHashSet<>();
        Set<String> receipts = new LinkedHashSet<>();
        try (LogFolder log = LogFolder.open(store.resolve("ledger"), KeyFile.read(store.resolve("secrets/ledger.key"), new byte[0]),
                InstantSource.system())) {
            for (long i = 0; i < log.size(); i++) {
                Json.Obj entry = (Json.Obj) JsonReader.read(log.entry(i));
                String key = entry.members().get("key").canonical();
                keys.add(key);
                if (entry.members().get("kind").equals(new Json.Str("order"))) {
                    orders.add(key);
                } else if (entry.members().get("kind").equals(new Json.Str("receipt"))) {
                    receipts.add(key);
                }
            }
        }
        assertThat(keys).as("seed " + SEED).doesNotHaveDuplicates();
        assertThat(orders).as("seed " + SEED).hasSize(bad);
        assertThat(receipts).as("seed " + SEED).hasSize(bad);
    }
}

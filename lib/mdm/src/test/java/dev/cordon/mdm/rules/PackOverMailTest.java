package dev.cordon.mdm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.mdm.Corpora;
import dev.cordon.mql.eval.CheckedRule;
import dev.cordon.mql.eval.Outcomes;
import dev.cordon.mql.eval.Pack;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole public pack over the labelled mail: nothing of ours breaks, and no rule comes to its limit. The test takes every twentieth
 * message; {@link #main} with an unpacked folder takes all, and prints figures.
 */
class PackOverMailTest {

    private static final int EVERY = 20;

    private long cpu;
    private long slowest;
    private int messages;
    private long matches;
    private long undecided;
    private final List<String> broken = new ArrayList<>();
    private final List<String> limited = new ArrayList<>();

    /** All messages of a folder: {@code PackOverMailTest MAIL-FOLDER EVERY}. */
    public static void main(String[] arguments) throws IOException {
        PackOverMailTest all = new PackOverMailTest();
        all.run(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(all.figures());
        all.broken.forEach(System.out::println);
        all.limited.forEach(System.out::println);
    }

    @Test
    @Tag("slow")
    void nothingOfOursBreaks(@TempDir Path folder) throws IOException, InterruptedException {
        for (String name : List.of("dev.tar.xz", "train.tar.xz")) {
            Optional<Path> packed = Corpora.find("PackOverMailTest", "mail", name);
            if (packed.isEmpty()) {
                return;
            }
            Process tar = new ProcessBuilder("tar", "-xJf", packed.get().toString(), "-C", folder.toString()).inheritIO().start();
            assertThat(tar.waitFor()).isZero();
        }
        run(folder, EVERY);
        System.out.println(figures());
        assertThat(messages).isGreaterThan(1_300);
        assertThat(broken).isEmpty();
        assertThat(limited).isEmpty();
    }

    private void run(Path folder, int every) throws IOException {
        List<CheckedRule> rules = RuleWorld.rules("");
        assertThat(rules).hasSize(1_588);
        Pack pack = Pack.compile(rules);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (int at = 0; at < files.size(); at += every) {
            one(pack, files.get(at));
            if (messages % 1_000 == 0) {
                System.out.println(figures());
            }
        }
    }

    private void one(Pack pack, Path file) throws IOException {
        byte[] raw = Files.readAllBytes(file);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try {
            Outcomes outcomes = pack.evaluate(RuleWorld.input(raw));
            matches += outcomes.matches().cardinality();
            undecided += outcomes.undecided().cardinality();
            if (outcomes.missing().values().stream().anyMatch(m -> m.contains(Outcomes.LIMIT))) {
                limited.add(file + ": a rule came to its limit");
            }
        } catch (RuntimeException | StackOverflowError e) {
            // Collected, so that one run tells all of them.
            broken.add(file + ": " + e + " at " + List.of(e.getStackTrace()).stream().limit(6).toList());
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        cpu += spent;
        slowest = Math.max(slowest, spent);
        messages++;
    }

    private String figures() {
        return String.format(Locale.ROOT,
                "%d messages, %.1f s CPU (%.2f ms a message, slowest %.0f ms), %d matches, %.1f undecided a message,"
                + " %d broke, %d came to a limit", messages, cpu / 1e9, cpu / 1e6 / messages, slowest / 1e6, matches,
                (double) undecided / messages, broken.size(), limited.size());
    }
}

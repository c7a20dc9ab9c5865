package dev.cordon.application;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.flow.Dossier;

/**
 * Measures how many messages a second stage Application reads, over a folder of messages: {@code java … ApplicationSpeed FOLDER
 * [ROUNDS]}. Prints one line a round, and after the last one how many messages each fact was found in.
 */
public final class ApplicationSpeed {

    private ApplicationSpeed() {
    }

    /** Runs the measurement. */
    public static void main(String[] arguments) throws IOException {
        List<byte[]> mails = new ArrayList<>();
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(Path.of(arguments[0]))) {
            paths = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path path : paths) {
            mails.add(Files.readAllBytes(path));
        }
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        long bytes = mails.stream().mapToLong(m -> m.length).sum();
        Application application = Application.standard();
        Map<String, Integer> counts = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            long[] nanos = new long[mails.size()];
            long start = System.nanoTime();
            long startCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < mails.size(); i++) {
                long before = System.nanoTime();
                Dossier dossier = Mails.dossier(application, mails.get(i));
                nanos[i] = System.nanoTime() - before;
                if (round == rounds) {
                    count(dossier, counts, paths.get(i));
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startCpu) / 1e9;
            Arrays.sort(nanos);
            System.out.printf("round %d: %d messages, %.1f MB, %.2f s, %.0f messages/s, %.0f messages per CPU second, "
                    + "p50 %.2f ms, p99 %.2f ms, longest %.1f ms%n", round, mails.size(), bytes / 1e6, seconds, mails.size() / seconds,
                            mails.size() / cpu, nanos[nanos.length / 2] / 1e6,
                    nanos[(int) (nanos.length * 0.99)] / 1e6, nanos[nanos.length - 1] / 1e6);
        }
        counts.forEach((name, count) -> System.out.println(count + "\t" + name));
    }

    private static void count(Dossier dossier, Map<String, Integer> counts, Path path) {
        dossier.evidence().stream().map(e -> switch (e) {
            case Evidence.Fact fact -> fact.name().value();
            case Evidence.Gap gap -> "gap " + gap.code() + (gap.what().contains(" failed on this message ") ? " " + gap.what() + " " + path : "");
        }).distinct().forEach(name -> counts.merge(name, 1, Integer::sum));
    }
}

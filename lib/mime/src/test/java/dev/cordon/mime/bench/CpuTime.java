package dev.cordon.mime.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The same comparison by processor time of the reading thread, for machines that have other work too: there the wall clock of
 * {@link ReadingBenchmark} measures the neighbours. The libraries take turns; the median of the later rounds is printed.
 */
final class CpuTime {

    private static final int WARM_UP = 2;
    private static final int ROUNDS = 3;

    private CpuTime() {
    }

    public static void main(String[] args) {
        Map<String, ToLongFunction<byte[]>> readers = new LinkedHashMap<>();
        readers.put("cordon", Readers::cordon);
        readers.put("mime4jStream", Readers::mime4jStream);
        readers.put("mime4jDom", Readers::mime4jDom);
        readers.put("angus", Readers::angus);
        compare("corpus", Mails.corpus(), readers);
        compare("attachments", Mails.attachments(), readers);
    }

    private static void compare(String name, List<byte[]> mails, Map<String, ToLongFunction<byte[]>> readers) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        long sink = 0;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            for (Map.Entry<String, ToLongFunction<byte[]>> reader : readers.entrySet()) {
                long start = clock.getCurrentThreadCpuTime();
                for (byte[] mail : mails) {
                    sink += reader.getValue().applyAsLong(mail);
                }
                if (round >= WARM_UP) {
                    seconds.computeIfAbsent(reader.getKey(), _ -> new ArrayList<>()).add((clock.getCurrentThreadCpuTime() - start) / 1e9);
                }
            }
        }
        double mebibytes = mails.stream().mapToLong(mail -> mail.length).sum() / 1048576.0;
        System.out.printf("%s: %,d messages, %.1f MiB (%d)%n", name, mails.size(), mebibytes, sink);
        seconds.forEach((reader, times) -> {
            Collections.sort(times);
            double median = times.get(times.size() / 2);
            System.out.printf("  %-14s %8.1f MiB/s %10.1f messages/s%n", reader, mebibytes / median, mails.size() / median);
        });
    }
}

package dev.cordon.access.verifier;

import dev.cordon.merkle.LogFolder;
import dev.cordon.merkle.LogSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures appends and audits; a program, not a test. How to run it: docs/performance.md. */
final class LedgerSpeed {

    private LedgerSpeed() {
    }

    /** Writes and audits a ledger below the folder given, and prints what it took. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "ledger");
        int batches = 400;
        int single = 500;
        try (LogFolder log = LogFolder.open(folder, Ledgers.signer(1), new Ledgers.Clock(), LogSettings.USUAL)) {
            long start = System.nanoTime();
            for (int i = 0; i < batches; i++) {
                log.append(Ledgers.entries(log.size(), log.size() + 1000));
            }
            print("appends, 1,000 an append", batches * 1000L, start);
            start = System.nanoTime();
            for (int i = 0; i < single; i++) {
                log.append(List.of(Ledgers.entry(log.size())));
            }
            print("appends, one at a time", single, start);
            start = System.nanoTime();
            List<Thread> threads = java.util.stream.IntStream.range(0, 64).mapToObj(t -> Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 20; i++) {
                    try {
                        log.appendNumbered(List.of(Ledgers::entry));
                    } catch (dev.cordon.merkle.LogRefused e) {
                        throw new IllegalStateException(e);
                    }
                }
            })).toList();
            for (Thread thread : threads) {
                thread.join();
            }
            print("appends, 64 threads", 64 * 20, start);
        }
        long bytes = 0;
        for (Path file : Ledgers.files(folder)) {
            bytes += Files.size(file);
        }
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            AuditReport report = LedgerAudit.audit(folder, Ledgers.options());
            print("audit, sound: " + report.sound() + ", " + bytes / 1_000_000 + " MB", report.entriesRead(), start);
        }
        Ledgers.delete(folder);
    }

    private static void print(String what, long count, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(java.util.Locale.ROOT, "%-34s %,8d in %6.2f s: %,.0f a second%n", what, count, seconds, count / seconds);
    }
}

package dev.cordon.access.verifier;

import dev.cordon.merkle.LogFolder;
import dev.cordon.merkle.LogSettings;
import dev.cordon.merkle.NoteSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Ledgers to audit, written by the other implementation. */
final class Ledgers {

    static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    static final LogSettings SETTINGS = new LogSettings(Duration.ZERO, 16 << 20, 1 << 20);

    private Ledgers() {
    }

    /** A clock that a test moves. */
    static final class Clock implements InstantSource {
        private Instant now = START;

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    static NoteSigner signer(int seed) {
        try {
            byte[] bytes = new byte[32];
            bytes[3] = (byte) seed;
            return NoteSigner.of("example.org/ledger", bytes);
        } catch (dev.cordon.merkle.Malformed e) {
            throw new IllegalStateException(e);
        }
    }

    static String key() {
        return signer(1).key().toString();
    }

    static AuditOptions options() {
        return AuditOptions.USUAL.withKeys(key());
    }

    /** Orders at even places, their receipts after them. */
    static byte[] entry(long index) {
        String what = index % 2 == 0 ? "\"kind\":\"order\",\"id\":\"o" + index + "\"" : "\"kind\":\"receipt\",\"order\":\"o" + (index - 1) + "\"";
        return ("{\"seq\":" + index + ",\"at\":\"" + START.plusSeconds(index) + "\"," + what + "}").getBytes(StandardCharsets.UTF_8);
    }

    static List<byte[]> entries(long from, long to) {
        List<byte[]> entries = new ArrayList<>();
        for (long i = from; i < to; i++) {
            entries.add(entry(i));
        }
        return entries;
    }

    /** A closed ledger with these entries, in two batches. */
    static Path ledger(Path folder, List<byte[]> entries, NoteSigner signer) throws Exception {
        Clock clock = new Clock();
        try (LogFolder log = LogFolder.open(folder, signer, clock, SETTINGS)) {
            clock.move(Duration.ofSeconds(1));
            log.append(entries.subList(0, entries.size() / 2));
            clock.move(Duration.ofSeconds(1));
            log.append(entries.subList(entries.size() / 2, entries.size()));
        }
        return folder;
    }

    static Path ledger(Path folder, int size) throws Exception {
        return ledger(folder, entries(0, size), signer(1));
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
        return to;
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path at, IOException e) throws IOException {
                Files.delete(at);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

package dev.cordon.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFolderTest {

    @TempDir
    private Path folder;
    private NoteSigner signer;
    private final InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(1_800_000_000_123L));

    @BeforeEach
    void key() throws Exception {
        signer = NoteSigner.of("example.org/log", new byte[32]);
    }

    private LogFolder open() throws LogRefused {
        return LogFolder.open(folder, signer, clock);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void refused(LogRefused.Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LogRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void entriesComeBackAndProofsVerifyAcrossReopening() throws Exception {
        try (LogFolder log = open()) {
            assertThat(log.size()).isZero();
            assertThat(log.checkpoint().root()).isEqualTo(Hash.empty());
            for (int batch = 0; batch < 3; batch++) {
                List<byte[]> entries = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    entries.add(text("entry " + (batch * 200 + i)));
                }
                assertThat(log.append(entries)).isEqualTo(batch * 200L);
            }
        }
        try (LogFolder log = open()) {
            assertThat(log.size()).isEqualTo(600);
            assertThat(log.checkpoint().time()).contains(clock.instant());
            for (long index : List.of(0L, 255L, 256L, 511L, 512L, 599L)) {
                assertThat(log.entry(index)).isEqualTo(text("entry " + index));
                Hash leaf = LogFolder.leafHash(log.entry(index));
                assertThat(log.inclusionProof(index, 600).verify(leaf, log.checkpoint().root())).isTrue();
            }
            for (long earlier : List.of(0L, 1L, 256L, 300L, 600L)) {
                assertThat(log.consistencyProof(earlier, 600).verify(log.root(earlier), log.checkpoint().root())).isTrue();
            }
            refused(LogRefused.Reason.OUT_OF_RANGE, () -> log.entry(600));
            refused(LogRefused.Reason.OUT_OF_RANGE, () -> log.inclusionProof(3, 601));
        }
    }

    @Test
    void largeEntriesAndEntriesThatLookLikeStubsComeBack() throws Exception {
        byte[] large = text("x".repeat(70_000));
        byte[] stub = LargeEntry.of(large).stub();
        try (LogFolder log = open()) {
            assertThat(log.append(List.of(large, stub, text("small")))).isZero();
            assertThat(log.entries(0, 10)).containsExactly(large, stub, text("small"));
            assertThat(log.inclusionProof(0, 3).verify(LogFolder.leafHash(large), log.checkpoint().root())).isTrue();
            assertThat(log.inclusionProof(1, 3).verify(LogFolder.leafHash(stub), log.checkpoint().root())).isTrue();
            refused(LogRefused.Reason.TOO_LARGE, () -> log.append(List.of(new byte[(16 << 20) + 1])));
            assertThat(log.append(List.of(text("goes on")))).isEqualTo(3);
        }
        assertThat(folder.resolve("large/000")).exists();
        Files.write(folder.resolve("large/000"), text("y".repeat(70_000)));
        try (LogFolder log = open()) {
            refused(LogRefused.Reason.DAMAGED, () -> log.entry(0));
        }
    }

    @Test
    void numberedEntriesOfManyThreadsStandWhereTheySayTheyDo() throws Exception {
        Set<Throwable> trouble = ConcurrentHashMap.newKeySet();
        try (LogFolder log = open()) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 20; t++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    try {
                        for (int i = 0; i < 10; i++) {
                            long first = log.appendNumbered(List.of(index -> text("a" + index), index -> text("b" + index)));
                            assertThat(log.entry(first + 1)).isEqualTo(text("b" + (first + 1)));
                        }
                    } catch (LogRefused | AssertionError e) {
                        trouble.add(e);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(trouble).isEmpty();
            assertThat(log.size()).isEqualTo(400);
            for (long index = 0; index < 400; index++) {
                assertThat(log.entry(index)).isIn(text("a" + index), text("b" + index));
            }
        }
    }

    @Test
    void whatAnEntryThrowsHurtsOnlyItsOwnCaller() throws Exception {
        try (LogFolder log = open()) {
            assertThatThrownBy(() -> log.appendNumbered(List.of(index -> text("fine"), index -> {
                throw new IllegalStateException("no entry " + index);
            }))).isInstanceOf(IllegalStateException.class).hasMessage("no entry 1");
            assertThat(log.size()).isZero();
            assertThat(log.append(List.of(text("goes on")))).isZero();
        }
    }

    @Test
    void thereIsOneWriter() throws Exception {
        LogFolder log = open();
        refused(LogRefused.Reason.LOCKED, this::open);
        log.close();
        log.close();
        refused(LogRefused.Reason.CLOSED, () -> log.append(List.of(text("late"))));
        try (LogFolder again = open()) {
            assertThat(again.size()).isZero();
        }
    }

    @Test
    void aLogThatCannotBeExtendedIsNotWrittenTo() throws Exception {
        try (LogFolder log = open()) {
            log.append(List.of(text("one"), text("two")));
        }
        for (String name : List.of("checkpoint", "tile/0/000.p/2", "tile/entries/000.p/2", "log.vkey")) {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            byte[] changed = bytes.clone();
            changed[bytes.length / 2] ^= 1;
            Files.write(folder.resolve(name), changed);
            refused(LogRefused.Reason.DAMAGED, this::open);
            Files.delete(folder.resolve(name));
            refused(LogRefused.Reason.DAMAGED, this::open);
            Files.write(folder.resolve(name), bytes);
        }
        refused(LogRefused.Reason.DAMAGED, () -> LogFolder.open(folder, NoteSigner.of("example.org/log", new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8}), clock));
        try (LogFolder log = open()) {
            assertThat(log.append(List.of(text("three")))).isEqualTo(2);
        }
    }

    @Test
    void aRestoredBackupDoesNotContinueWhatWasSeen() throws Exception {
        Checkpoint seen;
        try (LogFolder log = open()) {
            log.append(List.of(text("one")));
            Checkpoint one = log.checkpoint();
            log.append(List.of(text("two")));
            seen = log.checkpoint();
            assertThat(log.continues(one)).isTrue();
            assertThat(log.continues(seen)).isTrue();
        }
        assertThat(seen.size()).isEqualTo(2);
        try (LogFolder other = LogFolder.open(folder.resolve("other"), signer, clock)) {
            other.append(List.of(text("one")));
            assertThat(other.continues(seen)).isFalse();
            other.append(List.of(text("another")));
            assertThat(other.continues(seen)).isFalse();
        }
    }

    @Test
    void theHistoryKeepsOneCheckpointAMinute() throws Exception {
        Instant[] now = {Instant.ofEpochSecond(1_800_000_000)};
        try (LogFolder log = LogFolder.open(folder, signer, () -> now[0])) {
            for (int i = 0; i < 30; i++) {
                now[0] = now[0].plus(Duration.ofSeconds(10));
                log.append(List.of(text("entry " + i)));
            }
        }
        String history = Files.readString(folder.resolve("checkpoints.log"));
        assertThat(history.split("\n\u2014 ", -1)).hasSize(1 + 1 + 5);
    }

    @Test
    void parsersTakeAnyBytes() throws Exception {
        byte[] note = SignedNote.sign(new Checkpoint("o", 1, Hash.empty(), List.of()).text(), List.of(signer)).bytes();
        byte[] wal = Wal.head(new Wal.Base(SignedNote.parse(note), 1, 2));
        for (int seed = 0; seed < 5000; seed++) {
            java.util.Random random = new java.util.Random(seed);
            for (byte[] from : List.of(note, wal)) {
                byte[] bytes = java.util.Arrays.copyOf(from, random.nextInt(from.length + 20));
                for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                assertThat(read(bytes)).as("seed %d", seed).isBetween(0, 5);
            }
        }
    }

    /** How many of the parsers took these bytes; anything but {@link Malformed} flies out. */
    private static int read(byte[] bytes) {
        int taken = 0;
        try {
            Checkpoint.parse(SignedNote.parse(bytes).text());
            taken++;
        } catch (Malformed e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
        try {
            Wal.read(bytes);
            taken++;
        } catch (Malformed e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
        try {
            EntryBundle.decode(bytes, 3);
            taken++;
        } catch (Malformed e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
        try {
            TilePath.parse(new String(bytes, StandardCharsets.ISO_8859_1));
            taken++;
        } catch (Malformed e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
        return taken;
    }
}

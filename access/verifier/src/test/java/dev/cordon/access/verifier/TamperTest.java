package dev.cordon.access.verifier;

import static dev.cordon.access.verifier.Finding.Kind.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.cordon.merkle.EntryBundle;
import dev.cordon.merkle.LogFolder;
import dev.cordon.merkle.NoteSigner;
import dev.cordon.testkit.EdgeCase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to tamper with a ledger that we could think of, and what the verifier says to it. */
@EdgeCase("EC-112")
class TamperTest {

    @TempDir
    private Path temporary;

    private static List<Finding.Kind> kinds(Path folder) throws Exception {
        return kinds(folder, Ledgers.options());
    }

    private static List<Finding.Kind> kinds(Path folder, AuditOptions options) throws Exception {
        return LedgerAudit.audit(folder, options).findings().stream().map(Finding::kind).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 600})
    void anUntouchedLedgerHolds(int size) throws Exception {
        holds(size);
    }

    @Test
    @Tag("slow")
    void anUntouchedLedgerWithThreeLevelsOfTilesHolds() throws Exception {
        holds(65_793);
    }

    private void holds(int size) throws Exception {
        Path folder = Ledgers.ledger(temporary.resolve("l"), size);
        AuditReport report = LedgerAudit.audit(folder, Ledgers.options());
        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).isEmpty();
        assertThat(report.size()).isEqualTo(size);
        assertThat(report.entriesRead()).isEqualTo(size);
        assertThat(report.openOrdersCount()).isEqualTo(size % 2);
        if (size % 2 == 1) {
            assertThat(report.openOrders()).containsExactly(new AuditReport.OpenOrder(size - 1, "o" + (size - 1)));
        }
    }

    @Test
    void aFlippedBitIsFound() throws Exception {
        flip(2, 8);
        flip(257, 3);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(ints = {1, 2, 255, 256, 257, 600})
    void aFlippedBitAnywhereIsFound(int size) throws Exception {
        flip(size, 40);
    }

    private void flip(int size, int samples) throws Exception {
        Path folder = Ledgers.ledger(temporary.resolve("flip" + size), size);
        long seed = 4711 + size;
        Random random = new Random(seed);
        for (Path file : Ledgers.files(folder)) {
            byte[] bytes = Files.readAllBytes(file);
            int step = Math.max(1, bytes.length / samples);
            for (int at = bytes.length == 0 ? 1 : random.nextInt(step); at < bytes.length; at += 1 + random.nextInt(step * 2)) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, changed);
                assertThat(kinds(folder)).as("seed %d: byte %d of %s", seed, at, folder.relativize(file)).isNotEmpty();
            }
            Files.write(file, bytes);
        }
        assertThat(kinds(folder)).isEmpty();
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(ints = {1, 2, 255, 256, 257, 600})
    void everyFileThatIsMissingCutOrLongerIsFound(int size) throws Exception {
        Path folder = Ledgers.ledger(temporary.resolve("l"), size);
        for (Path file : Ledgers.files(folder)) {
            String name = folder.relativize(file).toString();
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 0) {
                Files.delete(file);
                assertThat(kinds(folder)).as("without %s", name).isNotEmpty();
                Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
                assertThat(kinds(folder)).as("%s without its last byte", name).isNotEmpty();
                Files.write(file, new byte[0]);
                assertThat(kinds(folder)).as("%s emptied", name).isNotEmpty();
            }
            Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
            assertThat(kinds(folder)).as("%s with a zero byte more", name).isNotEmpty();
            Files.write(file, bytes);
        }
    }

    /** Changes the entries of the last bundle, leaving tiles and checkpoint as they are. */
    private List<Finding.Kind> withBundle(int size, Consumer<List<byte[]>> change) throws Exception {
        Path folder = temporary.resolve("b" + size);
        if (!Files.exists(folder)) {
            Ledgers.ledger(folder, size);
        }
        int width = size % 256 == 0 ? 256 : size % 256;
        Path bundle = folder.resolve(LedgerFiles.tile("entries", (size - 1) / 256, width));
        byte[] before = Files.readAllBytes(bundle);
        List<byte[]> entries = new ArrayList<>(EntryBundle.decode(before, width));
        change.accept(entries);
        Files.write(bundle, EntryBundle.encode(entries));
        List<Finding.Kind> kinds = kinds(folder, Ledgers.options().withOpaqueEntries());
        Files.write(bundle, before);
        return kinds;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 255, 256, 257 + 1, 600})
    void changedDroppedInsertedAndReorderedEntriesAreNamedAsThat(int size) throws Exception {
        assertThat(withBundle(size, entries -> entries.getFirst()[9] ^= 1)).containsExactly(ENTRY_CHANGED);
        assertThat(withBundle(size, List::removeFirst)).containsExactlyInAnyOrder(CUT_SHORT, ENTRY_DROPPED);
        assertThat(withBundle(size, List::removeLast)).containsExactlyInAnyOrder(CUT_SHORT, ENTRY_DROPPED);
        assertThat(withBundle(size, entries -> entries.add(1, "forged".getBytes(StandardCharsets.UTF_8))))
                .containsExactlyInAnyOrder(TRAILING_BYTES, ENTRY_INSERTED);
        assertThat(withBundle(size, entries -> Collections.swap(entries, 0, 1))).containsExactly(ENTRIES_REORDERED);
        assertThat(withBundle(size, entries -> {
            entries.removeFirst();
            entries.add("forged".getBytes(StandardCharsets.UTF_8));
        })).contains(ENTRY_DROPPED).containsAnyOf(ENTRY_INSERTED, ENTRY_CHANGED);
    }

    @Test
    void theReportNamesTheEntry() throws Exception {
        Path folder = Ledgers.ledger(temporary.resolve("l"), 600);
        Path bundle = folder.resolve("tile/entries/001");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[2 + EntryBundle.decode(bytes, 256).getFirst().length + 2 + 3] ^= 1;
        Files.write(bundle, bytes);
        assertThat(LedgerAudit.audit(folder, Ledgers.options()).findings()).extracting(Finding::kind, Finding::place)
                .contains(tuple(ENTRY_CHANGED, "entry 257"));
    }

    /** An attacker without the key rewrites entries and all tiles, and keeps the signed checkpoints. */
    private Path rewritten(Path honest, List<byte[]> entries, String name) throws Exception {
        Path folder = Ledgers.ledger(temporary.resolve(name), entries, Ledgers.signer(66));
        for (String kept : List.of("checkpoint", "checkpoints.log", "log.vkey")) {
            Files.copy(honest.resolve(kept), folder.resolve(kept), StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(ints = {2, 255, 256, 257, 600})
    void rewritingTheTilesDoesNotHelpWithoutTheKey(int size) throws Exception {
        Path honest = Ledgers.ledger(temporary.resolve("h"), size);
        AuditOptions opaque = Ledgers.options().withOpaqueEntries();
        List<byte[]> changed = Ledgers.entries(0, size);
        changed.set(size / 2, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(kinds(rewritten(honest, changed, "changed"), opaque)).containsExactly(ROOT_MISMATCH);
        List<byte[]> dropped = Ledgers.entries(0, size);
        dropped.remove(size / 2);
        assertThat(kinds(rewritten(honest, dropped, "dropped"), opaque)).contains(ROOT_MISMATCH);
        List<byte[]> swapped = Ledgers.entries(0, size);
        Collections.swap(swapped, 0, size - 1);
        assertThat(kinds(rewritten(honest, swapped, "swapped"), opaque)).containsExactly(ROOT_MISMATCH);
        assertThat(kinds(temporary.resolve("swapped"))).contains(SEQUENCE, ROOT_MISMATCH);
        List<byte[]> longer = Ledgers.entries(0, size + 1);
        assertThat(kinds(rewritten(honest, longer, "longer"), opaque)).isNotEmpty();
    }

    @Test
    void theHistoryBracketsWhereARewrittenLedgerDiffers() throws Exception {
        Path honest = Ledgers.ledger(temporary.resolve("h"), 600);
        List<byte[]> changed = Ledgers.entries(0, 600);
        changed.set(450, changed.get(451));
        Path folder = rewritten(honest, changed, "changed");
        assertThat(LedgerAudit.audit(folder, Ledgers.options().withOpaqueEntries()).findings())
                .extracting(Finding::kind, Finding::place)
                .containsExactly(tuple(ROOT_MISMATCH, "entries 300 to 600"));
    }

    @Test
    void aLedgerSignedByAnotherKeyIsNotTaken() throws Exception {
        Path folder = Ledgers.ledger(temporary.resolve("l"), Ledgers.entries(0, 10), Ledgers.signer(2));
        assertThat(kinds(folder)).contains(UNKNOWN_KEY, KEY_DIFFERS);
        // Without a key given, the one in the folder is taken, and the report says what that means.
        AuditReport report = LedgerAudit.audit(folder, AuditOptions.USUAL);
        assertThat(report.sound()).isTrue();
        assertThat(report.notes()).anyMatch(note -> note.contains("No key was given"));
    }

    @Test
    void anOldBackupPutBackIsFoundByWhatWasRemembered() throws Exception {
        Path folder = temporary.resolve("l");
        Path remembered = temporary.resolve("last-seen");
        AuditOptions options = Ledgers.options().withRemember(remembered);
        Ledgers.ledger(folder, 300);
        Path backup = Ledgers.copy(folder, temporary.resolve("backup"));
        assertThat(kinds(folder, options)).isEmpty();
        append(folder, Ledgers.signer(1), Duration.ofHours(1), Ledgers.entries(300, 310));
        assertThat(kinds(folder, options)).isEmpty();
        assertThat(kinds(backup)).as("by itself the backup is a perfect ledger").isEmpty();
        assertThat(kinds(backup, options)).contains(ROLLED_BACK);
        assertThat(Files.readAllBytes(remembered)).as("what is remembered stays").isEqualTo(Files.readAllBytes(folder.resolve("checkpoint")));
        // The backup is written on, past the size that was seen: the two cannot both be true.
        append(backup, Ledgers.signer(1), Duration.ofHours(2), Ledgers.entries(300, 320).reversed());
        assertThat(kinds(backup, options.withOpaqueEntries())).containsExactly(FORK);
        assertThat(kinds(folder, options)).isEmpty();
    }

    private static void append(Path folder, NoteSigner signer, Duration later, List<byte[]> entries) throws Exception {
        Ledgers.Clock clock = new Ledgers.Clock();
        clock.move(later);
        try (LogFolder log = LogFolder.open(folder, signer, clock, Ledgers.SETTINGS)) {
            log.append(entries);
        }
    }

    @Test
    void twoSignedHistoriesAreAFork() throws Exception {
        Path one = Ledgers.ledger(temporary.resolve("one"), 20);
        Path two = Ledgers.copy(one, temporary.resolve("two"));
        append(one, Ledgers.signer(1), Duration.ofHours(1), Ledgers.entries(20, 22));
        append(two, Ledgers.signer(1), Duration.ofHours(1), Ledgers.entries(21, 23));
        append(one, Ledgers.signer(1), Duration.ofHours(2), Ledgers.entries(22, 30));
        Path history = one.resolve("checkpoints.log");
        String other = Files.readString(two.resolve("checkpoints.log"));
        String mine = Files.readString(history);
        int common = Files.readString(two.resolve("checkpoint")).length();
        String last = mine.substring(mine.length() - Files.readString(one.resolve("checkpoint")).length());
        Files.writeString(history, other.substring(0, other.length()) + last);
        assertThat(common).isPositive();
        assertThat(kinds(one)).containsExactly(FORK);
    }

    @Test
    void aShorterHistoryOrARepeatedCheckpointIsFound() throws Exception {
        Path folder = Ledgers.ledger(temporary.resolve("l"), 20);
        Path history = folder.resolve("checkpoints.log");
        String all = Files.readString(history);
        String last = Files.readString(folder.resolve("checkpoint"));
        assertThat(all).endsWith(last);
        Files.writeString(history, all.substring(0, all.length() - last.length()));
        assertThat(kinds(folder)).containsExactly(HISTORY_SHORT);
        Files.writeString(history, all + last);
        assertThat(kinds(folder)).containsExactly(TRAILING_BYTES);
        // An earlier signed checkpoint as the newest: the ledger seems to have had fewer entries.
        Files.writeString(history, all);
        Files.writeString(folder.resolve("checkpoint"), all.substring(0, all.indexOf("example.org/ledger", 30 + all.indexOf("\u2014"))));
        assertThat(kinds(folder)).contains(ROLLED_BACK);
    }

    @Test
    void clocksThatGoBackAreFound() throws Exception {
        Path folder = Ledgers.ledger(temporary.resolve("l"), 10);
        append(folder, Ledgers.signer(1), Duration.ofSeconds(-3), Ledgers.entries(10, 12));
        assertThat(kinds(folder)).as("within the tolerance of five seconds").isEmpty();
        assertThat(kinds(folder, Ledgers.options().withClockTolerance(Duration.ZERO))).contains(CLOCK_BACK);
        append(folder, Ledgers.signer(1), Duration.ofHours(-3), Ledgers.entries(12, 13));
        assertThat(kinds(folder)).contains(CLOCK_BACK);
        List<byte[]> entries = Ledgers.entries(0, 10);
        entries.set(7, new String(entries.get(7), StandardCharsets.UTF_8).replace("2026", "2025").getBytes(StandardCharsets.UTF_8));
        assertThat(LedgerAudit.audit(Ledgers.ledger(temporary.resolve("e"), entries, Ledgers.signer(1)), Ledgers.options()).findings())
                .extracting(Finding::kind, Finding::place).containsExactly(tuple(CLOCK_BACK, "entry 7"));
    }

    @Test
    void filesThatDoNotBelongAreFound() throws Exception {
        Path folder = Ledgers.ledger(temporary.resolve("l"), 257);
        for (String stray : List.of("note.txt", "tile/0/001.p/2", "tile/entries/001.p/2", "tile/0/002", "tile/9/000", "tile/x", "large/000",
                "large/999", "tile/0/1", "tile/00/000", "tile/0/000.p/300", "checkpoint.tmp")) {
            Path file = folder.resolve(stray);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[64]);
            assertThat(kinds(folder)).as(stray).contains(STRAY_FILE);
            Files.delete(file);
        }
        Files.createDirectories(folder.resolve("tile/0/000.p"));
        Files.write(folder.resolve("tile/0/000.p/2"), new byte[64]);
        assertThat(kinds(folder)).containsExactly(TILE_CHANGED);
    }

    @Test
    void receiptsNeedAnOrderBeforeThem() throws Exception {
        List<byte[]> entries = Ledgers.entries(0, 4);
        Collections.swap(entries, 0, 1);
        Path folder = Ledgers.ledger(temporary.resolve("l"), entries, Ledgers.signer(1));
        assertThat(kinds(folder)).contains(RECEIPT_WITHOUT_ORDER, SEQUENCE);
        AuditReport report = LedgerAudit.audit(folder, Ledgers.options());
        assertThat(report.openOrders()).containsExactly(new AuditReport.OpenOrder(1, "o0"));
    }

    @Test
    void largeEntriesAreAuditedToo() throws Exception {
        List<byte[]> entries = Ledgers.entries(0, 300);
        String wide = new String(entries.get(270), StandardCharsets.UTF_8).replace("}", ",\"x\":\"" + "y".repeat(70_000) + "\"}");
        entries.set(270, wide.getBytes(StandardCharsets.UTF_8));
        Path folder = Ledgers.ledger(temporary.resolve("l"), entries, Ledgers.signer(1));
        assertThat(kinds(folder)).isEmpty();
        Path file = folder.resolve("large/270");
        byte[] bytes = Files.readAllBytes(file);
        bytes[40_000] ^= 1;
        Files.write(file, bytes);
        assertThat(kinds(folder)).contains(LARGE_ENTRY_CHANGED);
        Files.delete(file);
        assertThat(kinds(folder)).contains(MISSING_FILE);
    }

    @Test
    void anOpenLedgerIsAuditedUpToItsCheckpoint() throws Exception {
        Path folder = temporary.resolve("l");
        try (LogFolder log = LogFolder.open(folder, Ledgers.signer(1), new Ledgers.Clock(), Ledgers.SETTINGS)) {
            for (int i = 0; i < 40; i++) {
                log.append(List.of(Ledgers.entry(i)));
                if (i % 13 == 0) {
                    AuditReport report = LedgerAudit.audit(folder, Ledgers.options());
                    assertThat(report.findings()).as("after entry %d", i).isEmpty();
                    assertThat(report.size()).isEqualTo(i + 1);
                }
            }
        }
        Files.write(folder.resolve("wal"), new byte[10], StandardOpenOption.CREATE);
        assertThat(LedgerAudit.audit(folder, Ledgers.options()).notes()).anyMatch(note -> note.contains("open, or its writer was stopped"));
    }
}
